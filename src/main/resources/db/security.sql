--liquibase formatted sql

--property name:security.session value:varbinary(1000000) dbms:h2 global:false
--property name:security.session value:bytea dbms:postgresql global:false

--changeset needsline:security-sessions
--comment Logins, shared by all nodes; columns as Spring Session wants them.
create table web_session (
  primary_id varchar(36) not null primary key,
  session_id varchar(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index idx_web_session_id on web_session (session_id);
create index idx_web_session_expiry on web_session (expiry_time);
create table web_session_attributes (
  session_primary_id varchar(36) not null references web_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes ${security.session} not null,
  primary key (session_primary_id, attribute_name)
);
