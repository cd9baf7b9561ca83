//! A table as a file that a Dutch Excel opens with a double click.

use driehoek::{Error, Result};

/// What tells Excel that the letters are UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The rows with semicolons between their cells, as Excel reads them where the comma is for decimals.
///
/// # Errors
/// `File`, when the rows cannot be written; in memory they always can.
pub(crate) fn for_spreadsheet(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(|error| Error::file(&error.into()))?;
    }
    writer.into_inner().map_err(|error| Error::file(&error.into_error()))
}

/// A cell that a spreadsheet would take for a formula becomes text: a name that a parent wrote must not reckon.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(rows: &[&[&str]]) -> String {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect::<Vec<_>>();
        String::from_utf8(for_spreadsheet(&rows).unwrap()).unwrap()
    }

    #[test]
    fn excel_sees_columns_and_letters_with_accents() {
        let file = saved(&[&["Wanneer", "Wie"], &["24 november 2026", "Zoë; en Łukasz"]]);
        assert_eq!(file, "\u{feff}Wanneer;Wie\r\n24 november 2026;\"Zoë; en Łukasz\"\r\n");
    }

    #[test]
    fn quotes_and_lines_stay_in_their_cell() {
        assert_eq!(saved(&[&["zij zei \"ja\"", "een\ntwee", ""]]), "\u{feff}\"zij zei \"\"ja\"\"\";\"een\ntwee\";\r\n");
    }

    #[test]
    fn nothing_that_somebody_typed_is_reckoned_with() {
        let file = saved(&[&["=1+1", "+31612345678", "-5", "@SUM(A1)", "\t=1", "1-2", "a=b"]]);
        assert_eq!(file, "\u{feff}'=1+1;'+31612345678;'-5;'@SUM(A1);'\t=1;1-2;a=b\r\n");
    }

    #[test]
    fn an_empty_history_is_an_empty_table() {
        assert_eq!(saved(&[]), "\u{feff}");
    }
}
