#!/bin/sh
# Gives every secret of .env that is still empty, or that only .env.example has, a random value; makes .env if there is none.
set -eu
umask 077
cd "$(dirname "$0")/../.."
[ -e .env ] || cp .env.example .env

# Secrets are written to a new file that only its owner ever could read, whoever could read the old one.
filled=$(mktemp .env.XXXXXX)
trap 'rm -f "$filled"' EXIT

with_what_is_missing() {
  cat .env
  for secret in $(sed -n 's/^\([A-Z_]*\)=$/\1/p' .env.example); do
    grep -q "^$secret=" .env || printf '\n%s=' "$secret"
  done
}

lines=$(with_what_is_missing)
printf '%s\n' "$lines" | while IFS= read -r line; do
  case $line in
    JWT_SECRET= | REDIS_PASSWORD_*= | RABBITMQ_PASSWORD= | '#ADMIN_PASSWORD=')
      line=${line#\#}$(od -An -v -N 32 -t x1 /dev/urandom | tr -d ' \n') ;;
    '#ADMIN_EMAIL=') line='ADMIN_EMAIL=admin@emporium.example' ;;
  esac
  printf '%s\n' "$line"
done > "$filled"
mv "$filled" .env
echo 'Every secret in .env has a value; the first administrator is ADMIN_EMAIL with ADMIN_PASSWORD there.'
