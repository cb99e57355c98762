# One image per service: docker build --build-arg SERVICE=order-service --build-arg PORT=3002 .
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app
HEALTHCHECK --interval=3s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM dependencies AS source
ENV NX_DAEMON=false NX_NO_CLOUD=true NX_ISOLATE_PLUGINS=false NX_SKIP_NATIVE_FILE_CACHE=true
COPY . .

# For docker-compose.dev.yml: builds at its start, from the source as it is then.
FROM source AS development
ARG SERVICE
ARG PORT=3000
ENV NODE_ENV=development SERVICE=${SERVICE:?missing} PORT=$PORT
RUN chown node:node /app
USER node
EXPOSE $PORT
CMD ["sh", "-c", "node_modules/.bin/nx build \"$SERVICE\" --outputStyle=static && exec node --enable-source-maps \"dist/apps/$SERVICE/main.js\""]

# Builds all apps: the images share this step, and what an image takes from it changes only with its own app.
FROM source AS build
RUN npx nx run-many -t build --outputStyle=static

# Of these packages only bcrypt has an install script of use, and its binary comes along ready-made.
FROM base AS production-dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
 && node -e "require('bcrypt')"

# Needs no write access to anything, no init, since Node is told of signals and starts no processes, and nothing that
# installs packages.
FROM base AS runtime
RUN rm -rf /usr/local/lib/node_modules /opt/yarn-* \
 && cd /usr/local/bin && rm -f npm npx corepack yarn yarnpkg pnpm pnpx
ARG SERVICE
ARG PORT=3000
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="emporium/$SERVICE" \
      org.opencontainers.image.description="$SERVICE of Emporium, an e-commerce back end" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production PORT=$PORT
COPY --from=production-dependencies /app/node_modules node_modules
COPY --from=build /app/dist/apps/${SERVICE:?missing} .
# The user node, by number: Kubernetes can't tell from a name that it isn't root.
USER 1000:1000
EXPOSE $PORT
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "main.js"]
