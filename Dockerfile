# One image per service: docker build --build-arg SERVICE=order-service --build-arg PORT=3002 .
FROM node:20-bookworm-slim AS base
WORKDIR /app

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

# Builds all apps: the images share this step, and what an image takes from it changes only with its own app.
FROM dependencies AS build
ENV NX_DAEMON=false NX_NO_CLOUD=true NX_ISOLATE_PLUGINS=false
COPY . .
RUN npx nx run-many -t build --outputStyle=static

# Of these packages only bcrypt has an install script of use, and its binary comes along ready-made.
FROM base AS production-dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
 && node -e "require('bcrypt')"

FROM base AS runtime
ARG SERVICE
ARG PORT=3000
LABEL org.opencontainers.image.title="emporium/$SERVICE" \
      org.opencontainers.image.description="$SERVICE of Emporium, an e-commerce back end" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production PORT=$PORT
COPY --from=production-dependencies /app/node_modules node_modules
COPY --from=build /app/dist/apps/${SERVICE:?missing} .
# The user node, by number: Kubernetes can't tell from a name that it isn't root.
USER 1000:1000
EXPOSE $PORT
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "main.js"]
