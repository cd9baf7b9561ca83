//! `cargo xtask`: the one door for people who work on Driehoek.
//!
//! Each verb first sets up what it needs (`setup`), then does its work. Run without a verb to see them all.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "telling a person what happens is this program's work")]

mod arguments;
mod bench;
mod bundle;
mod debian;
mod display;
mod fuzz;
mod keeper;
mod office;
mod postgres;
mod project;
mod run;
mod setup;
mod startup;
mod stream;
mod supply;
mod tally;
mod temporary;
mod test;
mod tour;
mod typing;
mod ui;

use std::process::ExitCode;

use arguments::Verb;
use project::Project;

fn main() -> ExitCode {
    match perform() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform() -> anyhow::Result<ExitCode> {
    let verb = arguments::parse(std::env::args().skip(1))?;
    let project = Project::find()?;
    match verb {
        Verb::Help => {
            println!("{}", arguments::USAGE);
            Ok(ExitCode::SUCCESS)
        }
        Verb::Run(options) => run::run(&project, &options),
        Verb::Test(selection) => Ok(test::test(&project, &selection)),
        Verb::Bench => bench::bench(&project),
        Verb::Tour => tour::tour(&project),
        Verb::Bindings => test::write_bindings(&project),
        Verb::Supply => supply::check(&project),
        Verb::Sbom => supply::list(&project),
        Verb::Fuzz(seconds) => fuzz::fuzz(&project, seconds),
        Verb::Postgres(command) => postgres::lend(&project, &command),
    }
}
