import DecisionSheets
import FormSchema
import Kernel
import SourceFiles

/// Writes a definition as the files it can be read from again, each as JSON with its keys in a fixed order.
///
/// What is left to its default is not written, so that one content has one form.
enum DefinitionWriter {
  /// By path within the folder, in the order of the paths.
  static func files(_ definition: ProcedureDefinition) -> [(path: String, json: JSONValue)] {
    var files: [(path: String, json: JSONValue)] = [
      ("procedure.yaml", procedure(definition.procedure)), ("form.yaml", form(definition.form)),
      ("messages.yaml", messages(definition.messages)),
    ]
    if let decision = definition.decision { files.append(("decision.yaml", form(decision))) }
    files += definition.decisions.map { ($0.path, .text($1.xml)) }
    files += definition.tables.map { ("tables/\($0.id).csv", .text(table($0))) }
    files += definition.groups.map { ("groups/\($0.id).yaml", $0.source) }
    files += definition.documents.map { ("documents/\($0.id).yaml", document($0)) }
    files += definition.translations.map { language, sentences in
      ("text/\(language.rawValue).yaml", .object(sorted(sentences.mapValues(JSONValue.text))))
    }
    files += definition.examples.map { ("examples/\($0.id).yaml", example($0)) }
    return files.sorted { $0.path < $1.path }
  }

  /// All files in one: what is stored and what the version's id is made of.
  static func canonicalBytes(_ definition: ProcedureDefinition) -> [UInt8] {
    JSONValue.object(files(definition).map { JSONValue.Member($0.path, $0.json) }).canonicalBytes
  }

  /// An object of the members that are there.
  static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { JSONValue.Member(key, $0) } })
  }

  static func sorted(_ members: [String: JSONValue]) -> [JSONValue.Member] {
    members.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, $0.value) }
  }

  static func texts(_ texts: [String]) -> JSONValue? { texts.isEmpty ? nil : .list(texts.map { .text($0) }) }
  static func text(_ text: String?) -> JSONValue? { text.map { .text($0) } }
  static func number(_ number: Int, unless standard: Int) -> JSONValue? { number == standard ? nil : .number(number) }
  static func flag(_ flag: Bool) -> JSONValue? { flag ? .flag(true) : nil }

  private static func table(_ table: CodeTable) -> String {
    CSVText.text(of: Sheet(name: table.id, rows: [table.columns] + table.rows), startsWithMark: false)
  }

  private static func procedure(_ procedure: Procedure) -> JSONValue {
    let ways = procedure.otherWays
    return object([
      ("id", .text(procedure.id)), ("title", .text(procedure.title)), ("form-number", text(procedure.formNumber)),
      ("summary", .text(procedure.summary)),
      ("department", .text(procedure.department)), ("categories", texts(procedure.categories)),
      ("life-events", texts(procedure.lifeEvents)), ("keywords", texts(procedure.keywords)),
      ("who-may-apply", .text(procedure.whoMayApply)), ("needed", texts(procedure.needed)),
      ("cost", .text(procedure.cost)),
      ("reasons", procedure.reasons.isEmpty ? nil : .object(sorted(procedure.reasons.mapValues(JSONValue.text)))),
      ("expected-days", .number(procedure.expectedDays)), ("deadline-days", .number(procedure.deadlineDays)),
      ("legal-basis", texts(procedure.legalBasis)), ("what-happens-next", texts(procedure.whatHappensNext)),
      ("other-ways", object([("counter", text(ways.counter)), ("phone", text(ways.phone)), ("post", text(ways.post))])),
      ("related", texts(procedure.related)), ("retention-years", .number(procedure.retentionYears)),
    ])
  }

  private static func messages(_ messages: [MessageTemplate]) -> JSONValue {
    .object(messages.map { message in
      JSONValue.Member(message.moment.rawValue, object([
        ("subject", .text(message.subject.source)), ("body", .text(message.body.source)),
      ]))
    })
  }

  private static func document(_ document: DocumentTemplate) -> JSONValue {
    object([
      ("id", .text(document.id)), ("kind", .text(document.kind.rawValue)), ("title", .text(document.title)),
      ("issued-when", .text(document.issuedWhen.rawValue)), ("number", text(document.number?.source)),
      ("verifiable", flag(document.isVerifiable)), ("when", document.when.map(condition)),
      ("addressee", text(document.addressee?.source)), ("blocks", .list(document.blocks.map(block))),
      ("issuer", flag(document.hasIssuer)),
    ])
  }

  private static func block(_ block: DocumentTemplate.Block) -> JSONValue {
    let content: (String, JSONValue) =
      switch block.content {
      case .paragraph(let sentence): ("paragraph", .text(sentence.source))
      case .centred(let sentence): ("centred", .text(sentence.source))
      case .right(let sentence): ("right", .text(sentence.source))
      case .note(let sentence): ("note", .text(sentence.source))
      case .space(let millimetres): ("space", .number(millimetres))
      case .fields(let fields):
        ("fields", .list(fields.map { .list([.text($0.label.source), .text($0.value.source)]) }))
      }
    return object([content, ("when", block.when.map(condition))])
  }
}
