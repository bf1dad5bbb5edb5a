import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// What an example is called, as it was typed.
struct ExampleInput: Sendable {
  var title = ""
  var id = ""

  init(id: String) { self.id = id }

  init(_ form: SubmittedForm) { (title, id) = (form["title"].trimmed, form["id"].trimmed) }

  func errors(known: [String], _ texts: Texts) -> [FieldError] {
    var errors: [FieldError] = []
    if title.isEmpty { errors.append(FieldError("title", texts["builder.staff.example.no-title"])) }
    if !id.isDraftID {
      errors.append(FieldError("id", texts["builder.staff.id.wrong"]))
    } else if known.contains(id) {
      errors.append(FieldError("id", texts["builder.staff.id.taken", ["id": id]]))
    }
    return errors
  }
}

extension HTML {
  /// Writes the fields of an example's name.
  mutating func exampleFields(_ input: ExampleInput, errors: [FieldError], _ texts: Texts) {
    textField(
      TextField(
        FieldFrame(
          "title", label: texts["builder.staff.example.name"], hint: texts["builder.staff.example.name.hint"],
          error: errors.message(for: "title")), value: input.title), texts)
    textField(
      TextField(
        FieldFrame(
          "id", label: texts["builder.staff.example.id"], hint: texts["builder.staff.example.id.hint"],
          error: errors.message(for: "id")), value: input.id, width: .medium), texts)
  }
}
