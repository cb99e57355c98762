#!/bin/sh
# Gives every secret of .env that is still empty a random value; makes .env from .env.example if there is none.
set -eu
umask 077
cd "$(dirname "$0")/../.."
[ -e .env ] || cp .env.example .env

while IFS= read -r line || [ -n "$line" ]; do
  case $line in
    JWT_SECRET= | REDIS_PASSWORD_*= | '#ADMIN_PASSWORD=')
      line=${line#\#}$(od -An -v -N 32 -t x1 /dev/urandom | tr -d ' \n') ;;
    '#ADMIN_EMAIL=') line='ADMIN_EMAIL=admin@emporium.example' ;;
  esac
  printf '%s\n' "$line"
done < .env > .env.filled
cat .env.filled > .env
rm .env.filled
echo 'Every secret in .env has a value; the first administrator is ADMIN_EMAIL with ADMIN_PASSWORD there.'
