//! What the program was started with: `--data DIR`, `--demo[=YEARS]`.

use std::path::PathBuf;

/// The most years of demo data.
const MOST_YEARS: u32 = 20;

/// The command line, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The data folder, when it is not the ordinary one.
    pub(crate) data: Option<PathBuf>,
    /// Years of demo data, when the demo is asked for.
    pub(crate) demo: Option<u32>,
}

impl Arguments {
    pub(crate) fn of_process() -> Self {
        Self::of(std::env::args().skip(1))
    }

    fn of(arguments: impl Iterator<Item = String>) -> Self {
        let mut read = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            if argument == "--data" {
                read.data = arguments.next().map(PathBuf::from);
            } else if let Some(folder) = argument.strip_prefix("--data=") {
                read.data = Some(folder.into());
            } else if argument == "--demo" {
                read.demo = Some(1);
            } else if let Some(years) = argument.strip_prefix("--demo=") {
                read.demo = Some(years.parse().unwrap_or(1).clamp(1, MOST_YEARS));
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Arguments {
        Arguments::of(line.split_whitespace().map(String::from))
    }

    #[test]
    fn the_demo_and_the_folder_may_be_named_in_any_order() {
        let expected = Arguments { data: Some("/tmp/x".into()), demo: Some(5) };
        assert_eq!(read("--demo=5 --data /tmp/x"), expected);
        assert_eq!(read("--data=/tmp/x --demo=5"), expected);
        assert_eq!(read(""), Arguments::default());
    }

    #[test]
    fn years_out_of_bounds_are_brought_within() {
        assert_eq!(read("--demo=900").demo, Some(MOST_YEARS));
        assert_eq!(read("--demo=veel").demo, Some(1));
        assert_eq!(read("--demo").demo, Some(1));
    }
}
