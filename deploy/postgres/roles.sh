#!/bin/sh
# Run by the PostgreSQL image when the database is new, as its superuser: the worker's role, which owns the database and
# migrates it, and the dashboards' role, which can read whatever the worker's role will create.
set -eu

: "${RMSPROP_POSTGRES_PASSWORD:?the password of the role rmsprop}"
: "${GRAFANA_POSTGRES_PASSWORD:?the password of the role grafana}"

psql -v ON_ERROR_STOP=1 -qX --username "$POSTGRES_USER" --dbname postgres \
  -v worker_password="$RMSPROP_POSTGRES_PASSWORD" -v grafana_password="$GRAFANA_POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE rmsprop LOGIN PASSWORD :'worker_password';
CREATE ROLE grafana LOGIN PASSWORD :'grafana_password';
ALTER ROLE grafana SET default_transaction_read_only = on;
ALTER ROLE grafana SET statement_timeout = '30s';
CREATE DATABASE rmsprop OWNER rmsprop;
REVOKE ALL ON DATABASE rmsprop FROM PUBLIC;
GRANT CONNECT ON DATABASE rmsprop TO grafana;
\connect rmsprop
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO rmsprop;
GRANT USAGE ON SCHEMA public TO grafana;
ALTER DEFAULT PRIVILEGES FOR ROLE rmsprop IN SCHEMA public GRANT SELECT ON TABLES TO grafana;
SQL
