-- Who may open the store and do what in it, and how the store guards itself.

create table app_user (
    id text not null constraint app_user_pk primary key,
    version bigint not null,
    -- As the history shows it, and as one chooses oneself when unlocking.
    name text not null constraint app_user_name unique,
    role text not null,
    -- Whose groups a leerkracht sees.
    staff_id text constraint app_user_staff references staff_member (id),
    -- When somebody last said that this role still fits.
    confirmed_on text not null,
    -- From then on this person opens nothing. The name stays with what was done.
    ended_on text
);

create table safety (
    -- One row, always with this id.
    id text not null constraint safety_pk primary key constraint safety_single check (id = 'safety'),
    version bigint not null,
    idle_minutes bigint not null constraint safety_idle check (idle_minutes between 1 and 120),
    keep_daily bigint not null constraint safety_daily check (keep_daily between 1 and 366),
    keep_monthly bigint not null constraint safety_monthly check (keep_monthly between 0 and 120),
    keep_yearly bigint not null constraint safety_yearly check (keep_yearly between 0 and 50),
    -- A folder on another disk that gets every backup too.
    second_place text
);
