import { expect, test } from 'vitest';
import type { Finding } from '../bridge';
import { schoolYearLabel } from '../shared/schoolYear';
import { deedText } from './deeds';
import { errorText } from './errors';
import { valueText } from './fields';
import { fieldFindings, findingText } from './findings';
import { liveTexts } from './live';
import { listInWords } from './sentence';
import { ageInWords, choicesOf, knownWords } from './words';

const finding = (facts: Partial<Finding>): Finding => ({
  field: 'child.born_on',
  severity: 'refusal',
  code: 'required',
  values: {},
  source: null,
  ...facts,
});

test('a deed is a sentence, also when it is taken back', () => {
  const change = { deed: 'interview.plan', subject: 'Noor' };
  expect(deedText(change)).toBe('Intakegesprek met Noor gepland');
  expect(deedText({ ...change, deed: 'undo:interview.plan' })).toBe('Teruggedraaid: intakegesprek met Noor gepland');
  expect(liveTexts.undone(deedText(change))).toBe('Teruggedraaid: intakegesprek met Noor gepland');
  expect(deedText({ deed: 'group.save', subject: 'Groep 1/2 A' })).toBe('Groep 1/2 A gewijzigd');
  expect(deedText({ deed: 'something.new', subject: 'Noor' })).toBe('Wijziging bij Noor');
});

test('a finding names its field, its day and its weight', () => {
  expect(findingText(finding({}))).toBe('Geboortedatum ontbreekt nog.');
  expect(findingText(finding({ code: 'closed_day', values: { holiday: 'kings_day' } }))).toContain('Koningsdag');
  expect(findingText(finding({ code: 'closed_day', values: { name: 'Studiedag' } }))).toContain('Studiedag');
  expect(findingText(finding({ code: 'after_decide_by', values: { on: '2027-01-08' } }))).toContain('vr 8 jan 2027');
  const last = finding({ code: 'none_chosen', field: '' });
  expect([findingText(last), findingText({ ...last, field: 'jaargroepen' })]).toEqual([
    expect.stringContaining('laatste ouder'),
    'Kies ten minste één jaargroep.',
  ]);
  expect(findingText(finding({ code: 'name_taken', field: 'caregiver_id', values: { name: 'Mark' } }))).toBe('Mark staat al bij dit kind.');
  const hint = finding({ code: 'custody_unclear', severity: 'hint', values: { name: 'Mark' } });
  expect(findingText(hint)).not.toBe(findingText({ ...hint, severity: 'warning' }));
});

test('what is missing of a protocol is said where it can be put right', () => {
  const none = finding({ code: 'no_topics', field: 'protocol' });
  expect(findingText(none)).toContain('vrijgegeven protocol');
  expect(findingText({ ...none, field: 'sections', values: { name: 'Uw kind' } })).toContain('onderdeel Uw kind');
  expect(findingText({ ...none, field: '' })).toContain('nog leeg');
  expect(deedText({ deed: 'protocol.release', subject: '2026-2027' })).toBe('Intakeprotocol van 2026-2027 vrijgegeven');
  expect(deedText({ deed: 'undo:interview.note', subject: 'Noor' })).toBe('Teruggedraaid: notitie bij het gesprek met Noor bijgewerkt');
  expect(valueText('interview_note', 'answer', 'yes')).toBe('ja');
  expect(valueText('protocol_topic', 'choices', '["ja","nee"]')).toBe('ja, nee');
});

test('an objection says what it means, by custody', () => {
  const objects = (custody: string) =>
    findingText(finding({ code: 'caregiver_objects', field: 'decision', values: { name: 'Mark', custody } }));
  expect(objects('yes')).toContain('Mark is het niet eens met de aanmelding. Met gezag beslissen ouders samen');
  expect(objects('no')).toContain('houdt dat toelating niet tegen');
  expect(objects('unknown')).toContain('Zoek eerst uit');
});

test('a second signature is asked for in good faith', () => {
  const missing = finding({ code: 'signature_missing', field: 'signatures', severity: 'warning', values: { name: 'Mark' } });
  expect(findingText(missing)).toBe('De handtekening van Mark ontbreekt.');
  const second = { ...missing, values: { name: 'Mark', signed_by: 'Sanne' } };
  expect(findingText({ ...second, severity: 'hint' })).toContain('Sanne tekende; te goeder trouw is één handtekening genoeg.');
  expect(findingText(second)).toContain('vraag of beiden het eens zijn');
});

test('what enrolment asks for is seen or done', () => {
  const missing = (kind: string) => findingText(finding({ code: 'document_missing', values: { kind } }));
  expect(missing('identity')).toBe('Nog niet gezien: identiteitsbewijs.');
  expect(missing('previous_school_told')).toBe('Nog niet gedaan: bericht aan de vorige school.');
});

test('a field has its refusal as problem and the rest as warning', () => {
  const findings = [finding({}), finding({ code: 'short_notice', severity: 'warning', values: { on: '2027-01-08' } })];
  expect(fieldFindings(findings, 'child.born_on')).toEqual({
    problem: 'Geboortedatum ontbreekt nog.',
    warning: expect.stringContaining('10 weken'),
  });
  expect(fieldFindings(findings, 'other')).toEqual({ problem: null, warning: null });
});

test('an error says what to do; an unknown one still gives something to read out', () => {
  expect(errorText({ code: 'database', reference: '8F3A21C0' })).toContain('8F3A21C0');
  expect(errorText({ code: 'invalid', findings: [finding({})] })).toBe('Geboortedatum ontbreekt nog.');
  expect(errorText({ code: 'brand_new' } as never)).toContain('brand_new');
});

test('values of the store are read by people', () => {
  expect(valueText('child', 'born_on', '2023-01-08')).toBe('zo 8 jan 2023');
  expect(valueText('caregiver', 'interpreter_needed', '1')).toBe('ja');
  expect(valueText('staff_member', 'role', 'support')).toBe('intern begeleider');
  expect(valueText('agreement', 'role', 'parents')).toBe('ouders');
  expect(valueText('staff_member', 'working_days', '[1,2,5]')).toBe('ma, di, vr');
  expect(valueText('school', 'rooms', '["Spreekkamer","Bieb"]')).toBe('Spreekkamer, Bieb');
  expect(valueText('child', 'remarks', '[niet af')).toBe('[niet af');
  expect(valueText('child', 'remarks', null)).toBe('–');
});

test('small words', () => {
  expect(ageInWords({ years: 3, months: 10 })).toBe('3 jaar en 10 maanden');
  expect(ageInWords({ years: 4, months: 0 })).toBe('4 jaar');
  expect(ageInWords({ years: 0, months: 1 })).toBe('1 maand');
  expect(listInWords(['a', 'b', 'c'])).toBe('a, b en c');
  expect(choicesOf(knownWords)[0]).toEqual({ value: 'yes', label: 'Ja' });
  expect([schoolYearLabel('2026-07-31'), schoolYearLabel('2026-08-01')]).toEqual(['2025-2026', '2026-2027']);
});
