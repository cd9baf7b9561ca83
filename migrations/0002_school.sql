-- The school itself: who works there, when it is open, which groups it has.

create table school (
    -- One row, always with this id.
    id text not null constraint school_pk primary key constraint school_single check (id = 'school'),
    version bigint not null,
    name text not null,
    brin text,
    board text,
    street text,
    postcode text,
    city text,
    phone text,
    email text,
    doors_open_at text not null,
    lessons_start_at text not null,
    lunch_break_at text not null,
    lessons_end_at text not null,
    rooms text not null
);

create table staff_member (
    id text not null constraint staff_member_pk primary key,
    version bigint not null,
    roepnaam text not null,
    voorvoegsel text,
    achternaam text not null,
    role text not null,
    email text,
    -- Which weekdays, as JSON numbers 1 (Monday) to 5.
    working_days text not null,
    left_on text,
    sort_key text not null
);

create table school_year (
    id text not null constraint school_year_pk primary key,
    version bigint not null,
    -- The calendar year it starts in: 2026 for 2026-2027.
    start_year bigint not null constraint school_year_once unique
);

create table closed_period (
    id text not null constraint closed_period_pk primary key,
    version bigint not null,
    school_year_id text not null constraint closed_period_year references school_year (id),
    name text not null,
    kind text not null,
    status text not null,
    starts_on text not null,
    ends_on text not null,
    note text,
    constraint closed_period_order check (starts_on <= ends_on)
);

create index closed_period_by_year on closed_period (school_year_id, starts_on);

create table school_group (
    id text not null constraint school_group_pk primary key,
    version bigint not null,
    school_year_id text not null constraint school_group_year references school_year (id),
    name text not null,
    unit text,
    -- JSON numbers 1 to 8.
    jaargroepen text not null,
    capacity bigint not null,
    room text,
    constraint school_group_name unique (school_year_id, name)
);

create table group_teaching (
    id text not null constraint group_teaching_pk primary key,
    version bigint not null,
    group_id text not null constraint group_teaching_group references school_group (id),
    staff_id text not null constraint group_teaching_staff references staff_member (id),
    weekday bigint not null constraint group_teaching_weekday check (weekday between 1 and 5),
    constraint group_teaching_once unique (group_id, weekday, staff_id)
);

create index group_teaching_by_staff on group_teaching (staff_id);
