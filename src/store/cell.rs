//! One value of one column: text or bigint, the only two column types (see docs/architecture.md).

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sqlx::any::{Any, AnyArguments, AnyRow, AnyTypeInfoKind};
use sqlx::query::Query;
use sqlx::{Column, Row, ValueRef};

/// A column's value on its way in or out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A `text` column.
    Text(Option<String>),
    /// A `bigint` column.
    Int(Option<i64>),
}

impl Value {
    pub(crate) fn bind(self, query: Query<'_, Any, AnyArguments>) -> Query<'_, Any, AnyArguments> {
        match self {
            Self::Text(text) => query.bind(text),
            Self::Int(number) => query.bind(number),
        }
    }

    pub(crate) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Text(Some(text)) => text.as_str().into(),
            Self::Int(Some(number)) => (*number).into(),
            Self::Text(None) | Self::Int(None) => serde_json::Value::Null,
        }
    }

    /// As a person would read it in a conflict message.
    pub(crate) fn to_plain(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.clone(),
            Self::Int(number) => number.map(|number| number.to_string()),
        }
    }

    /// Reads a column without knowing its Rust type, for row images.
    pub(crate) fn of_column(row: &AnyRow, index: usize) -> sqlx::Result<Self> {
        let raw = row.try_get_raw(index)?;
        let kind = raw.type_info().kind();
        if raw.is_null() {
            return Ok(Self::Text(None));
        }
        Ok(match kind {
            AnyTypeInfoKind::SmallInt | AnyTypeInfoKind::Integer | AnyTypeInfoKind::BigInt => {
                Self::Int(Some(row.try_get::<i64, _>(index)?))
            }
            AnyTypeInfoKind::Null
            | AnyTypeInfoKind::Bool
            | AnyTypeInfoKind::Real
            | AnyTypeInfoKind::Double
            | AnyTypeInfoKind::Text
            | AnyTypeInfoKind::Blob => Self::Text(Some(row.try_get::<String, _>(index)?)),
        })
    }
}

/// A Rust type that lives in one column.
pub trait Cell: Sized {
    /// The value to write.
    fn to_value(&self) -> Value;

    /// Reads the column called `name`.
    ///
    /// # Errors
    /// A column that is missing or holds something else.
    fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self>;
}

/// A Rust type that is kept as text, whatever it is in memory.
pub trait TextCell: Sized {
    /// The text to write.
    fn to_text(&self) -> String;

    /// Reads it back; `None` when the text is not one of ours.
    fn from_text(text: &str) -> Option<Self>;
}

fn unreadable(name: &str, text: &str) -> sqlx::Error {
    sqlx::Error::ColumnDecode { index: name.into(), source: format!("not readable: {} characters", text.len()).into() }
}

impl<T: TextCell> Cell for T {
    fn to_value(&self) -> Value {
        Value::Text(Some(self.to_text()))
    }

    fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self> {
        let text: &str = row.try_get(name)?;
        T::from_text(text).ok_or_else(|| unreadable(name, text))
    }
}

impl<T: TextCell> Cell for Option<T> {
    fn to_value(&self) -> Value {
        Value::Text(self.as_ref().map(TextCell::to_text))
    }

    fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self> {
        let text: Option<&str> = row.try_get(name)?;
        text.map(|text| T::from_text(text).ok_or_else(|| unreadable(name, text))).transpose()
    }
}

impl TextCell for String {
    fn to_text(&self) -> String {
        self.clone()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl TextCell for NaiveDate {
    fn to_text(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl TextCell for DateTime<Utc> {
    fn to_text(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl<T: serde::Serialize + serde::de::DeserializeOwned> TextCell for Vec<T> {
    fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "[]".into())
    }

    fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl Cell for i32 {
    fn to_value(&self) -> Value {
        Value::Int(Some(i64::from(*self)))
    }

    fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self> {
        let number: i64 = row.try_get(name)?;
        number.try_into().map_err(|_| unreadable(name, "number"))
    }
}

impl Cell for Option<i32> {
    fn to_value(&self) -> Value {
        Value::Int(self.map(i64::from))
    }

    fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self> {
        let number: Option<i64> = row.try_get(name)?;
        number.map(|number| number.try_into().map_err(|_| unreadable(name, "number"))).transpose()
    }
}

impl Cell for bool {
    fn to_value(&self) -> Value {
        Value::Int(Some(i64::from(*self)))
    }

    fn read(row: &AnyRow, name: &str) -> sqlx::Result<Self> {
        let number: i64 = row.try_get(name)?;
        Ok(number != 0)
    }
}

/// A whole row as name and value, in the table's order.
pub(crate) type Image = serde_json::Map<String, serde_json::Value>;

pub(crate) fn image_of_row(row: &AnyRow) -> sqlx::Result<Image> {
    row.columns()
        .iter()
        .map(|column| Ok((column.name().to_string(), Value::of_column(row, column.ordinal())?.to_json())))
        .collect()
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}
