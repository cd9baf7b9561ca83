//! What was typed after `cargo xtask`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};

use crate::test::Suite;

/// Shown for `cargo xtask` alone and for `help`.
pub(crate) const USAGE: &str = "\
cargo xtask run [--demo[=YEARS]] [--data DIR]    open the program; --demo with a made-up school
cargo xtask test [core|faults|ui|window|lint …] [-- FILTER]
                                                 all suites, or only those named
cargo xtask bench                                measure, and fail when a budget is broken
cargo xtask tour                                 pictures of the main paths, in target/tour
cargo xtask supply                               check licences, sources and known weaknesses of what others made
cargo xtask sbom                                 list what others made, as CycloneDX in target/sbom
cargo xtask fuzz [SECONDS]                       feed each parser of outside input with rubbish, 60 seconds each
cargo xtask bindings                             write ui/src/bridge/bindings.ts anew from the commands
cargo xtask postgres COMMAND…                    run a command beside a private PostgreSQL

Each verb installs what it misses, or says how.";

/// One thing this program can be asked to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Verb {
    Help,
    Run(RunOptions),
    Test(Selection),
    Bench,
    Tour,
    Bindings,
    Supply,
    Sbom,
    /// For so many seconds each parser.
    Fuzz(u32),
    /// The command to run beside a private PostgreSQL.
    Postgres(Vec<String>),
}

/// What `run` hands on to the program.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct RunOptions {
    /// `Some(None)` is the demo school of the usual size, `Some(Some(years))` one of 1 to 20 years.
    pub(crate) demo: Option<Option<u8>>,
    /// The folder the store lives in, when not the usual one.
    pub(crate) data: Option<PathBuf>,
}

/// Which tests to run.
#[derive(Debug, PartialEq)]
pub(crate) struct Selection {
    /// Never empty, each at most once.
    pub(crate) suites: Vec<Suite>,
    /// Handed to each runner as it is.
    pub(crate) filter: Vec<String>,
}

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Verb> {
    let Some(verb) = arguments.next() else {
        return Ok(Verb::Help);
    };
    let rest: Vec<String> = arguments.collect();
    match verb.as_str() {
        "help" | "--help" | "-h" => Ok(Verb::Help),
        "run" => Ok(Verb::Run(run_options(rest)?)),
        "test" => Ok(Verb::Test(selection(&rest)?)),
        "bench" => nothing_more(Verb::Bench, &rest),
        "tour" => nothing_more(Verb::Tour, &rest),
        "bindings" => nothing_more(Verb::Bindings, &rest),
        "supply" => nothing_more(Verb::Supply, &rest),
        "sbom" => nothing_more(Verb::Sbom, &rest),
        "fuzz" => Ok(Verb::Fuzz(fuzz_seconds(&rest)?)),
        "postgres" => {
            let command: Vec<String> = rest.into_iter().skip_while(|word| word == "--").collect();
            ensure!(!command.is_empty(), "which command? cargo xtask postgres COMMAND…");
            Ok(Verb::Postgres(command))
        }
        unknown => bail!("no verb \"{unknown}\"\n\n{USAGE}"),
    }
}

fn run_options(words: Vec<String>) -> Result<RunOptions> {
    let mut options = RunOptions::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        match word.split_once('=').map_or((word.as_str(), None), |(flag, value)| (flag, Some(value))) {
            // `cargo xtask run -- --demo` is what cargo itself taught people to type.
            ("--", None) => {}
            ("--demo", years) => options.demo = Some(years.map(demo_years).transpose()?),
            ("--data", Some(folder)) => options.data = Some(PathBuf::from(folder)),
            ("--data", None) => {
                options.data = Some(PathBuf::from(words.next().context("--data needs a folder")?));
            }
            _ => bail!("run knows no \"{word}\"\n\n{USAGE}"),
        }
    }
    Ok(options)
}

fn demo_years(text: &str) -> Result<u8> {
    let years = text.parse().ok().filter(|years| (1..=20).contains(years));
    years.with_context(|| format!("--demo={text}: give a number of years from 1 to 20"))
}

fn selection(words: &[String]) -> Result<Selection> {
    let mut parts = words.splitn(2, |word| word == "--");
    let mut suites = Vec::new();
    for name in parts.next().unwrap_or_default() {
        let suite = Suite::named(name).with_context(|| format!("no tests called \"{name}\"\n\n{USAGE}"))?;
        if !suites.contains(&suite) {
            suites.push(suite);
        }
    }
    if suites.is_empty() {
        suites = Suite::all_here();
    }
    let filter = parts.next().unwrap_or_default().to_vec();
    Ok(Selection { suites, filter })
}

fn fuzz_seconds(rest: &[String]) -> Result<u32> {
    match rest {
        [] => Ok(60),
        [seconds] => seconds.parse().with_context(|| format!("fuzz {seconds}: give a number of seconds")),
        [_, word, ..] => bail!("fuzz takes no \"{word}\"\n\n{USAGE}"),
    }
}

fn nothing_more(verb: Verb, rest: &[String]) -> Result<Verb> {
    match rest.first() {
        None => Ok(verb),
        Some(word) => bail!("this verb takes no \"{word}\"\n\n{USAGE}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Verb> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    fn run_with(demo: Option<Option<u8>>, data: Option<&str>) -> Verb {
        Verb::Run(RunOptions { demo, data: data.map(PathBuf::from) })
    }

    #[test]
    fn run_takes_the_demo_and_the_folder() {
        assert_eq!(typed("run").unwrap(), run_with(None, None));
        assert_eq!(typed("run --demo").unwrap(), run_with(Some(None), None));
        assert_eq!(typed("run -- --demo=20 --data there").unwrap(), run_with(Some(Some(20)), Some("there")));
        assert_eq!(typed("run --data=a=b").unwrap(), run_with(None, Some("a=b")), "a folder may hold a =");
    }

    #[test]
    fn run_refuses_what_the_program_would_not_understand() {
        for line in ["run --demo=0", "run --demo=21", "run --demo=ten", "run --data", "run --dmeo"] {
            assert!(typed(line).is_err(), "{line} should be refused");
        }
    }

    #[test]
    fn test_runs_all_unless_named() {
        let Verb::Test(all) = typed("test").unwrap() else { panic!("not a test") };
        assert_eq!(all.suites, Suite::all_here());
        let Verb::Test(some) = typed("test ui core ui -- family clash").unwrap() else { panic!("not a test") };
        assert_eq!(some.suites, [Suite::Ui, Suite::Core], "each once, in the order named");
        assert_eq!(some.filter, ["family", "clash"]);
        assert!(typed("test cor").is_err(), "a typing error must not pass as a green run");
    }

    #[test]
    fn other_verbs() {
        assert_eq!(typed("").unwrap(), Verb::Help);
        assert_eq!(typed("tour").unwrap(), Verb::Tour);
        assert_eq!(typed("bindings").unwrap(), Verb::Bindings);
        assert_eq!(typed("fuzz").unwrap(), Verb::Fuzz(60));
        assert_eq!(typed("fuzz 5").unwrap(), Verb::Fuzz(5));
        assert!(typed("fuzz long").is_err());
        assert!(typed("tour quickly").is_err());
        assert!(typed("postgres").is_err());
        assert!(typed("tset").is_err());
    }
}
