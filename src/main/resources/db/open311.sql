--liquibase formatted sql

--changeset needsline:open311-clients
--comment Hotlines and apps that may file needs. Of a key only the hash is kept. The secret of a callback signs what is sent, so it is kept as it is.
create table open311_client (
  id varchar(32) primary key,
  name varchar(80) not null,
  channel varchar(8) not null,
  units varchar(2000) not null,
  key_hash varchar(64) not null unique,
  created_at timestamp with time zone not null,
  created_by varchar(64) not null,
  revoked_at timestamp with time zone,
  callback varchar(500),
  callback_secret varchar(120),
  callback_since timestamp with time zone,
  failures integer not null,
  rests_until timestamp with time zone
);

--changeset needsline:open311-requests
--comment Which client filed which need, under which number of its own.
create table open311_request (
  number varchar(40) primary key references need (number),
  client varchar(32) not null references open311_client (id),
  reference varchar(200),
  filed_at timestamp with time zone not null,
  constraint open311_request_reference unique (client, reference)
);
create index open311_request_filed on open311_request (client, filed_at);

--changeset needsline:open311-pushes
--comment A change that a client is to be told of. What it says is read when it is sent; the engine's job knows the id and nothing else.
create table open311_push (
  id varchar(36) primary key,
  number varchar(40) not null references open311_request (number),
  need_version bigint not null,
  state varchar(10) not null check (state in ('due', 'sending', 'sent', 'dropped')),
  attempts integer not null,
  created_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  sent_at timestamp with time zone,
  last_error varchar(200),
  constraint open311_push_once unique (number, need_version)
);

--changeset needsline:open311-last-used
--comment The day a key was last used, so that administrators see which are idle. Written once a day and client.
alter table open311_client add column last_used_on date;
create index open311_push_state on open311_push (state);
