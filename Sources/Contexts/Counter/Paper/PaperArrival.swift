import DesignSystem
import FormSchema
import Kernel
import Nihongo
import Ports
import Vault
import Web

/// What an officer says of a paper that arrived: its codes or its procedure, and the day of its stamp.
struct PaperArrival {
  /// One code a line, as a reader types them.
  let codes: String
  /// Chosen where there is no code.
  let procedure: String
  let received: String

  init(codes: String = "", procedure: String = "", received: String = "") {
    (self.codes, self.procedure, self.received) = (codes, procedure, received)
  }

  init(_ form: SubmittedForm) {
    self.init(codes: form["codes"], procedure: form["procedure"], received: form["received"])
  }

  /// What is to be entered: which version, and the answers that its codes brought.
  struct Found: Sendable {
    let published: PublishedProcedure
    /// `nil` for a paper that was filled in by hand.
    let typed: TypedAnswers?
    let receivedOn: CivilDate
  }

  enum Outcome: Sendable {
    case found(Found)
    /// Where it is wrong, with the key of the sentence and its values.
    case wrong([(field: String, key: String, values: [String: String])])
  }

  func read(_ desk: CounterDesk) async throws -> Outcome {
    var wrong: [(field: String, key: String, values: [String: String])] = []
    let day = receivedOn(desk.town.world.today)
    if day == nil { wrong.append(("received", "counter.staff.paper.received.wrong", [:])) }
    var version: ProcedureVersionID?, sealed: [UInt8]?
    switch SealedPaper.gather(lines) {
    case .whole(let found, let bytes): (version, sealed) = (found, bytes)
    case .mixed: wrong.append(("codes", "counter.staff.paper.codes.mixed", [:]))
    case .missing(let numbers):
      let list = numbers.map(String.init).joined(separator: "、")
      wrong.append(("codes", "counter.staff.paper.codes.missing", ["numbers": list]))
    case .none:
      version = lines.compactMap { PaperCode($0)?.version }.first
      if version == nil, !lines.isEmpty { wrong.append(("codes", "counter.staff.paper.codes.unknown", [:])) }
    }
    guard wrong.isEmpty, let day else { return .wrong(wrong) }
    guard let published = try await published(version, desk) else {
      let scanned = (field: "codes", key: "counter.staff.paper.codes.foreign", values: [String: String]())
      let chosen = (field: "procedure", key: "counter.staff.paper.procedure.missing", values: [String: String]())
      return .wrong([version == nil ? chosen : scanned])
    }
    guard let sealed else { return .found(Found(published: published, typed: nil, receivedOn: day)) }
    switch open(sealed, published, desk) {
    case .success(let typed): return .found(Found(published: published, typed: typed, receivedOn: day))
    case .failure(let closed): return .wrong([("codes", "counter.staff.paper.codes.\(closed.rawValue)", [:])])
    }
  }

  /// Why codes that are whole do not open.
  private enum Closed: String, Error {
    /// Another town's, or altered.
    case closed
    /// Sealed with a key that the town has retired since: the paper is in order, and its codes can never open again.
    case retired
  }

  private func open(
    _ sealed: [UInt8], _ published: PublishedProcedure, _ desk: CounterDesk
  ) -> Result<TypedAnswers, Closed> {
    do {
      return try SealedPaper.open(sealed, published, vault: desk.town.vault).map(Result.success) ?? .failure(.closed)
    } catch {
      if case .keyMissing = error { return .failure(.retired) }
      return .failure(.closed)
    }
  }

  private func published(_ version: ProcedureVersionID?, _ desk: CounterDesk) async throws -> PublishedProcedure? {
    guard let version else { return try await desk.procedures.current(procedure) }
    do {
      return try await desk.procedures.version(version)
    } catch let problem as any Problem where problem.kind == .missing {
      return nil
    }
  }

  private var lines: [String] {
    codes.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Not later than today; `nil` when it is no such day.
  private func receivedOn(_ today: CivilDate) -> CivilDate? {
    guard let day = try? DateReader.read(received), day <= today else { return nil }
    return day
  }
}
