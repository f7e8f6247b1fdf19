--liquibase formatted sql

--property name:protection.state value:varbinary(2000) dbms:h2 global:false
--property name:protection.state value:bytea dbms:postgresql global:false

--changeset needsline:protection-limits
--comment What addresses have used up of their limits, under keyed hashes; rows that are full again are deleted.
create table rate_bucket (
  id varchar(64) primary key,
  state ${protection.state} not null,
  keep_until timestamp with time zone not null
);
create index rate_bucket_keep_until on rate_bucket (keep_until);

--changeset needsline:protection-proofs
--comment Proofs of work and answered questions that count no more, until they would have run out.
create table spent_proof (
  id varchar(80) primary key,
  spent_by varchar(64) not null,
  over_at timestamp with time zone not null
);
create index spent_proof_over on spent_proof (over_at);

--changeset needsline:protection-secret
--comment The one key of this installation for hashes of addresses and signatures of challenges.
create table server_secret (
  id integer primary key,
  secret varchar(64) not null
);
