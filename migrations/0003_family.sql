-- Children, their caregivers, and the households they live in. No BSN, no copies of papers.

create table household (
    id text not null constraint household_pk primary key,
    version bigint not null,
    street text,
    postcode text,
    city text,
    -- Belongs to the address, so that it holds for everyone who lives there.
    secret_address bigint not null default 0 constraint household_secret check (secret_address in (0, 1))
);

create table caregiver (
    id text not null constraint caregiver_pk primary key,
    version bigint not null,
    household_id text constraint caregiver_household references household (id),
    roepnaam text not null,
    voorvoegsel text,
    achternaam text not null,
    phone text,
    other_phone text,
    email text,
    language text,
    interpreter_needed bigint not null constraint caregiver_interpreter check (interpreter_needed in (0, 1)),
    remarks text,
    search_key text not null,
    sort_key text not null
);

create index caregiver_by_household on caregiver (household_id);
create index caregiver_by_name on caregiver (sort_key);

create table child (
    id text not null constraint child_pk primary key,
    version bigint not null,
    roepnaam text not null,
    voornamen text,
    voorvoegsel text,
    achternaam text not null,
    born_on text not null,
    -- As registered, or left open.
    sex text,
    home_language text,
    remarks text,
    search_key text not null,
    sort_key text not null
);

create index child_by_name on child (sort_key);
create index child_by_birth on child (born_on);

create table caregiver_link (
    id text not null constraint caregiver_link_pk primary key,
    version bigint not null,
    child_id text not null constraint caregiver_link_child references child (id),
    caregiver_id text not null constraint caregiver_link_caregiver references caregiver (id),
    relation text not null,
    custody text not null,
    custody_seen_on text,
    custody_seen_by text,
    lives_there bigint not null constraint caregiver_link_lives check (lives_there in (0, 1)),
    gets_post bigint not null constraint caregiver_link_post check (gets_post in (0, 1)),
    apart_talk bigint not null constraint caregiver_link_apart check (apart_talk in (0, 1)),
    emergency_contact bigint not null constraint caregiver_link_emergency check (emergency_contact in (0, 1)),
    no_contact_order bigint not null constraint caregiver_link_order check (no_contact_order in (0, 1)),
    constraint caregiver_link_once unique (child_id, caregiver_id)
);

create index caregiver_link_by_caregiver on caregiver_link (caregiver_id);

-- Which group a child is in, from when until when.
create table placement (
    id text not null constraint placement_pk primary key,
    version bigint not null,
    child_id text not null constraint placement_child references child (id),
    group_id text not null constraint placement_group references school_group (id),
    starts_on text not null,
    ends_on text not null,
    constraint placement_order check (starts_on <= ends_on)
);

create index placement_by_child on placement (child_id, starts_on);
create index placement_by_group on placement (group_id, starts_on);
