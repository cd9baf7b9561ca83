-- Letters: the school's own wording, its mark, and what was made for whom.

-- Only templates that the school changed; the others are those the program ships.
create table letter_template (
    id text not null constraint letter_template_pk primary key,
    version bigint not null,
    kind text not null constraint letter_template_once unique,
    subject text not null,
    body text not null
);

create table school_logo (
    -- One row, always with this id.
    id text not null constraint school_logo_pk primary key constraint school_logo_single check (id = 'logo'),
    version bigint not null,
    file_name text not null,
    media_type text not null,
    -- Base64: columns are text or numbers.
    content text not null
);

-- What was made, for whom, and with which text. The PDF is made from it again whenever somebody wants to see it.
create table letter (
    id text not null constraint letter_pk primary key,
    version bigint not null,
    application_id text not null constraint letter_application references application (id),
    interview_id text constraint letter_interview references interview (id),
    kind text not null,
    made_on text not null,
    made_by text not null,
    -- Whom it is for, as the address says.
    addressee text not null,
    -- JSON ids.
    caregiver_ids text not null,
    subject text not null,
    -- JSON of the whole paper.
    paper text not null
);

create index letter_by_application on letter (application_id, made_on);
create index letter_by_interview on letter (interview_id);
