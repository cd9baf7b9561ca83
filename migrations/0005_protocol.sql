-- The protocol of the intake interview in its versions, what the director prepared, and what was said in a talk.

create table protocol (
    id text not null constraint protocol_pk primary key,
    version bigint not null,
    -- The school year it was made for: 2026 for 2026-2027.
    start_year bigint not null,
    -- Counts the versions of one year.
    number bigint not null,
    -- A draft until then; frozen from then on.
    released_on text,
    released_by text,
    -- How often a talk began with it. The change that begins one raises it, so that undo of what was done before finds another row.
    begun bigint not null default 0 constraint protocol_begun check (begun >= 0),
    constraint protocol_number unique (start_year, number)
);

-- Two drafts of one year could not both be released.
create unique index protocol_one_draft on protocol (start_year) where released_on is null;

create table protocol_section (
    id text not null constraint protocol_section_pk primary key,
    version bigint not null,
    protocol_id text not null constraint protocol_section_protocol references protocol (id),
    position bigint not null,
    title text not null,
    kind text not null
);

create index protocol_section_by_protocol on protocol_section (protocol_id, position);

create table protocol_topic (
    id text not null constraint protocol_topic_pk primary key,
    version bigint not null,
    section_id text not null constraint protocol_topic_section references protocol_section (id),
    -- The same in every version of the protocol, so that what was prepared under one holds under the next.
    topic_key text not null,
    position bigint not null,
    title text not null,
    prompt text,
    kind text not null,
    -- JSON texts to choose from.
    choices text not null
);

create index protocol_topic_by_section on protocol_topic (section_id, position);
create index protocol_topic_by_key on protocol_topic (topic_key);

-- What the director wants of a topic in the talk about this child.
create table topic_preparation (
    id text not null constraint topic_preparation_pk primary key,
    version bigint not null,
    application_id text not null constraint topic_preparation_application references application (id),
    topic_key text not null,
    mark text,
    question text,
    constraint topic_preparation_once unique (application_id, topic_key)
);

-- The version a talk is held with; it stays when a newer one is released.
alter table interview add column protocol_id text constraint interview_protocol references protocol (id);
create index interview_by_protocol on interview (protocol_id);
alter table interview add column toured_on text;
alter table interview add column toured_by text;
alter table interview add column introduced_on text;
alter table interview add column introduced_by text;

create table interview_note (
    id text not null constraint interview_note_pk primary key,
    version bigint not null,
    interview_id text not null constraint interview_note_interview references interview (id),
    topic_id text not null constraint interview_note_topic references protocol_topic (id),
    discussed bigint not null constraint interview_note_discussed check (discussed in (0, 1)),
    -- 'yes', 'no', or one of the topic's choices.
    answer text,
    note text,
    -- How long the talk had lasted when this was written.
    elapsed_seconds bigint not null,
    constraint interview_note_once unique (interview_id, topic_id)
);

create index interview_note_by_topic on interview_note (topic_id);

-- The talk in which it was agreed, if it was in one.
alter table agreement add column interview_id text constraint agreement_interview references interview (id);
