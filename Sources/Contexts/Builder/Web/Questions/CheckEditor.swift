import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// Rules between answers: 「終わりの日は始まりの日より後」, with the question beside which the message stands.
struct CheckRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/checks", write, audit: "builder.draft-viewed") { _, context in
      let reading = DraftReading(try await door.open(context), context.texts)
      return context.respond(checksPage(reading))
    }
    routes.get("/staff/builder/{draft}/check", write, audit: "builder.draft-viewed") { request, context in
      let path = try context.draftPath(request)
      let reading = DraftReading(try await door.open(context), context.texts)
      guard let check = reading.folder[path] ?? (path == Self.new ? .object([]) : nil) else {
        throw WebProblem.pageNotFound
      }
      return context.respond(
        checkPage(reading, path, CheckInput(check, reading), errors: [], guard: context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/check", write, audit: "builder.draft-edited", save)
  }

  static let list = DraftPath("form.yaml").key("checks")
  /// Where a rule is written that is not there yet.
  static let new = list.item("new")

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    let reading = DraftReading(try await door.open(context), context.texts)
    let then = reading.address.page("checks")
    if form["press"] == "remove" {
      guard let value = reading.folder[path] else { return context.redirect(to: then) }
      return try await door.save(.remove(path, was: value), then: then, context)
    }
    let input = CheckInput(form)
    let errors = input.errors(at: path, reading)
    guard errors.isEmpty else {
      return context.respond(checkPage(reading, path, input, errors: errors, guard: context.formGuard()))
    }
    guard path == Self.new else {
      let edits = input.edits(at: path)
      guard !edits.isEmpty else { return context.redirect(to: then) }
      return try await door.save(.all(edits), then: then, context)
    }
    return try await door.save(.insert(input.value, into: Self.list, .last), then: then, context)
  }
}

/// A rule as typed.
struct CheckInput: Sendable {
  var id = ""
  var at = ""
  var must = ""
  var when = ""
  var message = ""
  private(set) var was = JSONValue.object([])

  init(_ check: JSONValue, _ reading: DraftReading) {
    id = check["id"]?.written ?? (1...1000).lazy.map { "check-\($0)" }.first {
      reading.folder[CheckRoutes.list.item($0)] == nil
    } ?? ""
    (at, must) = (check["at"]?.written ?? "", check["must"]?.written ?? "")
    (when, message) = (check["when"]?.written ?? "", check["message"]?.written ?? "")
    was = check
  }

  init(_ form: SubmittedForm) {
    (id, at, must) = (form["id"].trimmed, form["question"], form["must"].trimmed)
    (when, message) = (form["when"].trimmed, form["message"].trimmed)
    was = form.json("was") ?? .object([])
  }

  private var texts: [(key: String, text: String)] {
    [("id", id), ("at", at), ("when", when), ("must", must), ("message", message)]
  }

  var value: JSONValue { .object(texts.filter { !$0.text.isEmpty }.map { .init($0.key, .text($0.text)) }) }

  func edits(at path: DraftPath) -> [DraftEdit] {
    texts.compactMap { key, text in
      let before = was[key]
      guard key != "id", (before?.written ?? "") != text else { return nil }
      return .set(path.key(key), to: text.isEmpty ? nil : .text(text), was: before)
    }
  }

  func errors(at path: DraftPath, _ reading: DraftReading) -> [FieldError] {
    let words = reading.texts
    var errors: [FieldError] = []
    if path == CheckRoutes.new, !id.isDraftID {
      errors.append(FieldError("id", words["builder.staff.id.wrong"]))
    } else if path == CheckRoutes.new, let other = reading.folder[CheckRoutes.list.item(id)],
      !other.saysTheSame(as: value)
    {
      errors.append(FieldError("id", words["builder.staff.id.taken", ["id": id]]))
    }
    if at.isEmpty { errors.append(FieldError("question", words["builder.staff.check.no-question"])) }
    if must.isEmpty { errors.append(FieldError("must", words["builder.staff.check.no-must"])) }
    for (field, text) in [("must", must), ("when", when)] where !text.isEmpty {
      do {
        _ = try ConditionSentence(text, reading.names.names(at: path.key(field)))
      } catch {
        errors.append(FieldError(field, words.formula(error, in: text)))
      }
    }
    if message.isEmpty { errors.append(FieldError("message", words["builder.staff.check.no-message"])) }
    return errors
  }
}

private func checksPage(_ reading: DraftReading) -> Page {
  let texts = reading.texts
  return draftPage(texts["builder.staff.checks.title"], reading.open, texts) { h in
    h.p(texts["builder.staff.checks.lead"])
    let checks = reading.folder.items(CheckRoutes.list)
    if checks.isEmpty { h.emptyState(EmptyState(texts["builder.staff.checks.none"])) }
    for (path, check) in checks {
      let at = check["at"]?.written ?? ""
      h.summaryList(
        SummaryList(
          title: check["message"]?.written ?? check["id"]?.written,
          [
            .init(texts.setting("must"), reading.condition(at: path.key("must")) ?? "",
              changeHref: reading.address.page("check", at: path)),
            .init(texts.setting("when"), reading.condition(at: path.key("when")) ?? texts["builder.staff.always"]),
            .init(texts.setting("at"), reading.outline.question(at)?.title ?? at),
          ]), texts)
    }
    h.p { h in
      h.actionLink(
        ActionLink(texts["builder.staff.check.new"], href: reading.address.page("check", at: CheckRoutes.new)))
    }
  }
}

private func checkPage(
  _ reading: DraftReading, _ path: DraftPath, _ input: CheckInput, errors: [FieldError], guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  let isNew = path == CheckRoutes.new
  return draftPage(
    texts[isNew ? "builder.staff.check.new" : "builder.staff.check.title"], reading.open, texts, errors: errors,
    crumbs: [.init(texts["builder.staff.checks.title"], href: reading.address.page("checks"))]
  ) { h in
    if !isNew { h.checkConditions(path, reading) }
    h.postForm(to: reading.address.page("check", at: path), guard: formGuard) { h in
      h.defaultButton(name: "press", value: "save")
      h.hiddenFields([
        HiddenField("at", path.description), HiddenField("was", input.was.fieldText),
      ])
      h.checkFields(input, isNew: isNew, reading, errors)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"], name: "press", value: "save"))
        if !isNew {
          h.actionButton(
            ActionButton(texts["builder.staff.check.remove"], rank: .warning, name: "press", value: "remove"))
        }
      }
    }
  }
}

extension HTML {
  /// What the rule says in words, with the way to put it together.
  fileprivate mutating func checkConditions(_ path: DraftPath, _ reading: DraftReading) {
    let texts = reading.texts
    summaryList(
      SummaryList(
        ["must", "when"].map { key in
          .init(
            texts.setting(key), reading.condition(at: path.key(key)) ?? texts["builder.staff.always"],
            changeHref: reading.address.page("condition", at: path.key(key)))
        }), texts)
  }

  fileprivate mutating func checkFields(
    _ input: CheckInput, isNew: Bool, _ reading: DraftReading, _ errors: [FieldError]
  ) {
    let texts = reading.texts
    func frame(_ name: String, _ key: String, hint: String? = nil, need: FieldFrame.Need = .required) -> FieldFrame {
      FieldFrame(name, label: texts.setting(key), hint: hint, error: errors.message(for: name), need: need)
    }
    let options = reading.outline.outer.filter { $0.part == .application }.map {
      SelectField.Option($0.id, $0.title)
    }
    textArea(
      TextArea(
        frame("message", "message", hint: texts["builder.staff.check.message.hint"]), value: input.message, rows: 2),
      texts)
    selectField(SelectField(frame("question", "at"), options: options, value: input.at), texts)
    textField(
      TextField(frame("must", "must", hint: texts["builder.staff.check.must.hint"]), value: input.must), texts)
    textField(TextField(frame("when", "when", need: .optional), value: input.when), texts)
    if isNew {
      textField(
        TextField(frame("id", "id", hint: texts["builder.staff.id.hint"]), value: input.id, width: .medium), texts)
    } else {
      hiddenFields([HiddenField("id", input.id)])
    }
  }
}
