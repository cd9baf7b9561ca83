-- From aanmelding to the first day. The status is never stored: it follows from these dated facts.

create table application (
    id text not null constraint application_pk primary key,
    version bigint not null,
    child_id text not null constraint application_child references child (id),
    received_on text not null,
    channel text not null,
    wanted_start_on text,
    other_schools text,
    childcare text,
    previous_school text,
    vve text not null,
    vve_programme text,
    support_needed text not null,
    support_note text,
    concerns text,
    -- May the school ask the opvang or the previous school?
    contact_consent text not null,
    contact_consent_on text,
    remarks text,
    -- The director's own questions for the interview.
    questions text,
    -- The written notice that the decision takes longer (WPO art. 40 lid 6).
    postponed_on text,
    decision text,
    decided_on text,
    decided_by text,
    decision_reason text,
    -- The agreed first day and the group that waits for the child.
    starts_on text,
    group_id text constraint application_group references school_group (id),
    withdrawn_on text,
    withdrawn_reason text,
    -- The law's last day for the decision, kept so that lists can sort on it; computed on each write.
    decide_by text not null
);

create index application_by_child on application (child_id);
-- Narrow, so that the lists of what is open pass over the closed ones of all years without reading them.
create index application_open on application (decision, starts_on) where withdrawn_on is null;

create table signature (
    id text not null constraint signature_pk primary key,
    version bigint not null,
    application_id text not null constraint signature_application references application (id),
    caregiver_id text not null constraint signature_caregiver references caregiver (id),
    signed_on text not null,
    constraint signature_once unique (application_id, caregiver_id)
);

-- Papers that were seen, by whom; never a copy of them.
create table seen_document (
    id text not null constraint seen_document_pk primary key,
    version bigint not null,
    application_id text not null constraint seen_document_application references application (id),
    kind text not null,
    seen_on text not null,
    seen_by text not null,
    constraint seen_document_once unique (application_id, kind)
);

create table interview (
    id text not null constraint interview_pk primary key,
    version bigint not null,
    application_id text not null constraint interview_application references application (id),
    planned_on text not null,
    starts_at text not null,
    minutes bigint not null constraint interview_minutes check (minutes between 10 and 240),
    room text,
    director_id text not null constraint interview_director references staff_member (id),
    -- For the introduction to the teacher.
    teacher_id text constraint interview_teacher references staff_member (id),
    -- JSON ids of the caregivers who come.
    caregiver_ids text not null,
    child_comes bigint not null constraint interview_child check (child_comes in (0, 1)),
    with_tour bigint not null constraint interview_tour check (with_tour in (0, 1)),
    held_on text,
    cancelled_on text
);

create index interview_by_application on interview (application_id);
create index interview_by_day on interview (planned_on);

create table agreement (
    id text not null constraint agreement_pk primary key,
    version bigint not null,
    application_id text not null constraint agreement_application references application (id),
    what text not null,
    role text not null,
    who text,
    due_on text,
    done_on text
);

create index agreement_by_application on agreement (application_id);
create index agreement_open on agreement (due_on) where done_on is null;
