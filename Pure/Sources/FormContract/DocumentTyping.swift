import FormSchema
import Foundation
import Kernel

/// Types a document of the right shape into the fields of a form.
struct DocumentTyping {
  private(set) var typed = TypedAnswers()
  private(set) var files: [ContractFile] = []
  private(set) var problems: [ContractProblem] = []

  /// - Parameters:
  ///   - path: what the fields of these questions begin with: empty, or that of a row.
  ///   - pointer: where the answers stand in the document.
  mutating func type(_ answers: JSONValue, _ questions: [Question], path: String = "", at pointer: String) {
    for question in questions where question.type.isTyped {
      guard let value = answers[question.id] else { continue }
      type(value, question, path + question.id, at: JSONPointer.member(question.id, of: pointer))
    }
  }

  private mutating func type(_ value: JSONValue, _ question: Question, _ field: String, at pointer: String) {
    if question.allowsUnknown, value[Question.unknown] != nil {
      typed["\(field).\(Question.unknown)"] = ["true"]
      return
    }
    switch question.type {
    case .rows(let group): rows(value.list ?? [], group, field, at: pointer)
    case .files(let accept, _, _):
      for (index, file) in (value.list ?? []).enumerated() {
        self.file(file, field, accept, at: JSONPointer.item(index, of: pointer))
      }
    case .signature: file(value, field, [.photo], at: pointer)
    case .choice: choose([value], field)
    case .choices: choose(value.list ?? [], field)
    case .email: for part in ["", ".again"] { put(value, field + part) }
    case .name(isOrganisation: false), .address, .dateRange, .bankAccount, .location:
      for part in question.type.parts { if let value = value[part] { put(value, "\(field).\(part)") } }
    default: put(value, field)
    }
  }

  private mutating func put(_ value: JSONValue, _ field: String) {
    switch value {
    case .text(let text): typed[field] = [text]
    case .flag(let flag): typed[field] = [flag ? "true" : "false"]
    case .number, .fraction: typed[field] = [number(value, field)]
    case .null, .list, .object: break
    }
  }

  /// Degrees have a fraction; no other number has.
  private func number(_ value: JSONValue, _ field: String) -> String {
    if field.hasSuffix(".latitude") || field.hasSuffix(".longitude") {
      return value.millionths(in: 0...180_000_000).map(GeoPoint.Position.text) ?? ""
    }
    return value.whole.map { String($0) } ?? ""
  }

  private mutating func choose(_ values: [JSONValue], _ field: String) {
    typed[field] = values.compactMap { $0.text ?? ($0.members == nil ? nil : Option.other) }
    if let other = values.lazy.compactMap({ $0[Option.other] }).first { put(other, "\(field).\(Option.other)") }
  }

  private mutating func rows(_ rows: [JSONValue], _ group: RepeatedGroup, _ field: String, at pointer: String) {
    for (index, row) in rows.enumerated() {
      let key = typed.addRow(field)
      type(row, group.questions, path: "\(field).\(key).", at: JSONPointer.item(index, of: pointer))
    }
  }

  private mutating func file(_ value: JSONValue, _ field: String, _ accept: [FileKind], at pointer: String) {
    let content = value["content"]?.text ?? ""
    guard let bytes = Data(base64Encoded: content), !bytes.isEmpty else {
      problems.append(ContractProblem(.shape(.notBase64), at: JSONPointer.member("content", of: pointer)))
      return
    }
    files.append(
      ContractFile(
        field: field, pointer: pointer, name: value["name"]?.text ?? "", bytes: Array(bytes), accept: accept))
  }
}
