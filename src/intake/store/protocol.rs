//! SQL of the protocol, of what is prepared on its topics, and of what is said on them.

use std::collections::HashMap;

use sqlx::any::AnyRow;

use crate::Result;
use crate::intake::draft::{ProtocolView, SectionView};
use crate::intake::{
    ApplicationId, InterviewId, InterviewNote, Protocol, ProtocolId, Section, SectionId, Topic, TopicId,
    TopicPreparation,
};
use crate::store::{Cell, Db, all, get, rows};

/// The newest first.
pub(in crate::intake) async fn protocols(db: &mut Db) -> Result<Vec<Protocol>> {
    all(db, "order by start_year desc, number desc", []).await
}

pub(in crate::intake) async fn protocol(db: &mut Db, id: &ProtocolId) -> Result<Protocol> {
    get(db, id.as_ref()).await
}

/// The versions of one school year.
pub(in crate::intake) async fn of_year(db: &mut Db, start_year: i32) -> Result<Vec<Protocol>> {
    all(db, "where start_year = $1 order by number", [i64::from(start_year).into()]).await
}

/// How many topics each version has.
pub(in crate::intake) async fn topics_each(db: &mut Db) -> Result<HashMap<ProtocolId, i32>> {
    let sql = "select s.protocol_id, count(*) as n from protocol_topic t join protocol_section s on s.id = t.section_id \
         group by s.protocol_id";
    counts(&rows(db, sql, []).await?)
}

/// How many talks are held with each version.
pub(in crate::intake) async fn talks_each(db: &mut Db) -> Result<HashMap<ProtocolId, i32>> {
    let sql = "select protocol_id, count(*) as n from interview where protocol_id is not null group by protocol_id";
    counts(&rows(db, sql, []).await?)
}

fn counts(found: &[AnyRow]) -> Result<HashMap<ProtocolId, i32>> {
    found.iter().map(|row| Ok((Cell::read(row, "protocol_id")?, i32::read(row, "n")?))).collect()
}

/// How many talks are held with one version.
pub(in crate::intake) async fn talks_with(db: &mut Db, id: &ProtocolId) -> Result<i32> {
    let found = rows(db, "select count(*) as n from interview where protocol_id = $1", [id.as_ref().into()]).await?;
    Ok(found.first().map(|row| i32::read(row, "n")).transpose()?.unwrap_or(0))
}

/// The parts of a version, in order.
pub(in crate::intake) async fn sections(db: &mut Db, id: &ProtocolId) -> Result<Vec<Section>> {
    all(db, "where protocol_id = $1 order by position, id", [id.as_ref().into()]).await
}

pub(in crate::intake) async fn section(db: &mut Db, id: &SectionId) -> Result<Section> {
    get(db, id.as_ref()).await
}

/// The topics of a part, in order.
pub(in crate::intake) async fn topics(db: &mut Db, id: &SectionId) -> Result<Vec<Topic>> {
    all(db, "where section_id = $1 order by position, id", [id.as_ref().into()]).await
}

pub(in crate::intake) async fn topic(db: &mut Db, id: &TopicId) -> Result<Topic> {
    get(db, id.as_ref()).await
}

/// A version, whole.
pub(in crate::intake) async fn whole(db: &mut Db, id: &ProtocolId) -> Result<ProtocolView> {
    let protocol = protocol(db, id).await?;
    let talks = talks_with(db, id).await?;
    let sections = sections(db, id).await?;
    let tail = "where section_id in (select id from protocol_section where protocol_id = $1) order by position, id";
    let mut topics: HashMap<SectionId, Vec<Topic>> = HashMap::new();
    for topic in all::<Topic>(db, tail, [id.as_ref().into()]).await? {
        topics.entry(topic.section_id.clone()).or_default().push(topic);
    }
    let view = |section: Section| SectionView { topics: topics.remove(&section.id).unwrap_or_default(), section };
    Ok(ProtocolView { protocol, sections: sections.into_iter().map(view).collect(), talks })
}

/// A topic of any version with this key.
pub(in crate::intake) async fn topic_with_key(db: &mut Db, key: &str) -> Result<Option<Topic>> {
    Ok(all(db, "where topic_key = $1 order by id limit 1", [key.into()]).await?.pop())
}

pub(in crate::intake) async fn preparations(db: &mut Db, id: &ApplicationId) -> Result<Vec<TopicPreparation>> {
    all(db, "where application_id = $1 order by id", [id.as_ref().into()]).await
}

pub(in crate::intake) async fn preparation_on(
    db: &mut Db,
    id: &ApplicationId,
    topic_key: &str,
) -> Result<Option<TopicPreparation>> {
    let tail = "where application_id = $1 and topic_key = $2";
    Ok(all(db, tail, [id.as_ref().into(), topic_key.into()]).await?.pop())
}

pub(in crate::intake) async fn notes(db: &mut Db, id: &InterviewId) -> Result<Vec<InterviewNote>> {
    all(db, "where interview_id = $1 order by id", [id.as_ref().into()]).await
}

/// The notes of every talk of an aanmelding.
pub(in crate::intake) async fn notes_of(db: &mut Db, id: &ApplicationId) -> Result<Vec<InterviewNote>> {
    let tail = "where interview_id in (select id from interview where application_id = $1) order by id";
    all(db, tail, [id.as_ref().into()]).await
}

/// The version that the notes of a talk belong to, if there are any.
pub(in crate::intake) async fn noted_with(db: &mut Db, id: &InterviewId) -> Result<Option<Protocol>> {
    let tail = "where id in (select s.protocol_id from interview_note n join protocol_topic t on t.id = n.topic_id \
         join protocol_section s on s.id = t.section_id where n.interview_id = $1) order by id";
    Ok(all(db, tail, [id.as_ref().into()]).await?.pop())
}

pub(in crate::intake) async fn note_on(
    db: &mut Db,
    id: &InterviewId,
    topic_id: &TopicId,
) -> Result<Option<InterviewNote>> {
    let tail = "where interview_id = $1 and topic_id = $2";
    Ok(all(db, tail, [id.as_ref().into(), topic_id.as_ref().into()]).await?.pop())
}
