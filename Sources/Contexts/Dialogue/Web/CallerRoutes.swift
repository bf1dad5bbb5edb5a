import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Who calls, how that is known, and when to call back.
struct CallerRoutes: Sendable {
  let desk: DialogueDesk

  static func path(_ application: String) -> String { PhoneRoutes.path(application) + "/caller" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(DialoguePermission.use)
    routes.get(Self.path("{id}"), access, audit: "dialogue.caller-page", show)
    routes.post(Self.path("{id}"), access, audit: "dialogue.caller-noted", keep)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context), officer = try context.officer
    guard application.submitted == nil else { return context.redirect(to: PhoneRoutes.receiptPath(application.id)) }
    let call = try await desk.town.database.write { tx in
      try desk.note("dialogue.viewed", application.id, by: officer, in: tx)
      return try desk.calls.lookUp(application.id, in: tx)
    }
    return page(CallerModel(application, call, town: desk.town), context)
  }

  @Sendable func keep(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let application = try await desk.open(context), officer = try context.officer
    guard application.submitted == nil else { return context.redirect(to: PhoneRoutes.receiptPath(application.id)) }
    var model = CallerModel(application, Call(), town: desk.town)
    model.read(form, today: desk.town.world.today, context.texts)
    guard model.errors.isEmpty else { return page(model, context) }
    let read = model.call
    try await desk.town.database.write { tx in
      var call = read
      // The note is written on the other page.
      let before = try desk.calls.lookUp(application.id, in: tx)
      (call.note, call.keepsNote) = (before.note, before.keepsNote)
      try desk.calls.keep(call, of: application.id, by: officer.id.description, in: tx)
      try desk.note("dialogue.caller-noted", application.id, by: officer, ["checks": "\(call.checks.count)"], in: tx)
    }
    // Whoever is called back later hangs up now.
    let isOver = form["action"] == "call-back"
    return context.redirect(to: isOver ? PhoneRoutes.path : PhoneRoutes.path(application.id) + "#say")
  }

  private func page(_ model: CallerModel, _ context: AppContext) -> Response {
    context.respond(callerPage(model, guard: context.formGuard(), texts: context.texts))
  }
}

/// What the page about the caller shows.
struct CallerModel: Sendable {
  let application: OpenApplication
  let town: Town
  var call: Call
  /// The day to call back on, as typed.
  var callBackOn: String
  var errors: [FieldError] = []

  init(_ application: OpenApplication, _ call: Call, town: Town) {
    (self.application, self.town, self.call) = (application, town, call)
    callBackOn = call.callBackOn.map { JapaneseDate($0).full } ?? ""
  }

  mutating func read(_ form: SubmittedForm, today: CivilDate, _ texts: Texts) {
    call.caller = Call.Caller(rawValue: form["caller"])
    call.checks = Set(form.all("checks").compactMap(Call.IdentityCheck.init))
    (call.name, call.phone, call.callBackTime) = (form["name"], form["phone"], form["call-back-time"])
    callBackOn = form["call-back-on"]
    for (field, text) in [("name", call.name), ("phone", call.phone), ("call-back-time", call.callBackTime)]
    where text.count > Call.mostInLine {
      errors.append(FieldError(field, texts["dialogue.staff.too-long", ["n": "\(Call.mostInLine)"]]))
    }
    let isWanted = form["action"] == "call-back"
    guard isWanted || !callBackOn.allSatisfy(\.isWhitespace) else { return }
    call.callBackOn = try? DateReader.read(callBackOn)
    guard let day = call.callBackOn, day >= today else {
      return errors.append(FieldError("call-back-on", texts["dialogue.staff.call-back.on.wrong"]))
    }
    if isWanted, call.phone.allSatisfy(\.isWhitespace) {
      errors.append(FieldError("phone", texts["dialogue.staff.phone.missing"]))
    }
  }
}
