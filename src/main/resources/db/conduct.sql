--liquibase formatted sql

--changeset needsline:conduct-report
--comment What is said about an official, and by whom. Read by discipline only; the engine knows number and district.
create table conduct_number (
    district varchar(6) not null,
    in_year integer not null,
    last_number integer not null,
    primary key (district, in_year)
);
create table conduct_report (
    number varchar(24) not null primary key,
    district varchar(6) not null,
    village varchar(12),
    channel varchar(20) not null,
    account varchar(4000) not null,
    concerned varchar(200),
    reporter_name varchar(60),
    reporter_phone varchar(20),
    reporter_email varchar(320),
    registered_by varchar(64) not null,
    registered_at timestamp with time zone not null,
    status varchar(10) not null check (status in ('registered', 'accepted', 'declined')),
    answer varchar(2000),
    decided_by varchar(64),
    decided_at timestamp with time zone
);
create index conduct_report_of_district on conduct_report (district, status);
