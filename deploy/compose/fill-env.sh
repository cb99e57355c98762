#!/bin/sh
# Gives every secret of .env that is still empty, or that only .env.example has, a random value; makes .env if there is none.
set -eu
umask 077
cd "$(dirname "$0")/../.."
[ -e .env ] || cp .env.example .env

for secret in $(sed -n 's/^\([A-Z_]*\)=$/\1/p' .env.example); do
  grep -q "^$secret=" .env || printf '\n%s=' "$secret" >> .env
done

while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    JWT_SECRET= | REDIS_PASSWORD_*= | RABBITMQ_PASSWORD= | '#ADMIN_PASSWORD=')
      line=${line#\#}$(od -An -v -N 32 -t x1 /dev/urandom | tr -d ' \n') ;;
    '#ADMIN_EMAIL=') line='ADMIN_EMAIL=admin@emporium.example' ;;
  esac
  printf '%s\n' "$line"
done < .env > .env.filled
cat .env.filled > .env
rm .env.filled
echo 'Every secret in .env has a value; the first administrator is ADMIN_EMAIL with ADMIN_PASSWORD there.'
