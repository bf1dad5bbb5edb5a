import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import Testing
import TestSupport
import Web
import WebTestSupport

@testable import Builder

@Suite("A procedure after its publication") struct PublicationTests {
  private static let later = OpenPeriod(from: CivilDate("2027-04-01"))

  /// A draft of a new procedure that was approved.
  private func approved(_ place: BuilderTown, _ id: String = "dog-registration") async throws -> ID<Draft> {
    let desk = place.desk
    let opened = try await desk.openTemplate(
      BuilderTown.folder(), as: id, titled: "犬の登録", in: "citizens", by: BuilderTown.author)
    _ = try await desk.propose(opened.draft.id, saying: " 一行目\n\n二行目 ", by: BuilderTown.author)
    return try await desk.approve(opened.draft.id, by: BuilderTown.admin).id
  }

  private func entry(_ place: BuilderTown, _ state: ProcedureEntry.State) async throws -> ProcedureEntry {
    let version = try #require(try await place.library.versions(of: "dog-registration").first?.version)
    return ProcedureEntry(
      id: "dog-registration", title: "犬の登録", department: "citizens", state: state, version: version, number: 1,
      questionCount: 1, publishedAt: place.town.world.now, planned: nil)
  }

  @Test("that waits for its day can be stopped, and published on another one", arguments: Engine.available)
  func cancelled(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk, id = try await approved(place)
      let published = try await desk.publish(id, in: Self.later, by: BuilderTown.admin)
      #expect(published.remark == " 一行目\n二行目 ")
      let waiting = try await desk.listWaiting(by: BuilderTown.author)
      #expect(waiting.map(\.id) == [id])
      await #expect(throws: BuilderProblem.notYourDepartment) {
        try await desk.cancelPlan(of: "dog-registration", in: "citizens", by: BuilderTown.author)
      }
      try await desk.cancelPlan(of: "dog-registration", in: "citizens", by: BuilderTown.admin)
      let draft = try await desk.load(id, by: BuilderTown.author).draft
      #expect(draft.state == .approved && draft.published == nil && draft.approvedBy == BuilderTown.admin.id)
      await #expect(throws: BuilderProblem.nothingPlanned) {
        try await desk.cancelPlan(of: "dog-registration", in: "citizens", by: BuilderTown.admin)
      }
      let none = try await desk.listWaiting(by: BuilderTown.author)
      #expect(none.isEmpty)
      _ = try await desk.publish(id, by: BuilderTown.admin)
      let made = try await desk.published(of: "dog-registration")
      #expect(made.map(\.id) == [id])
    }
  }

  @Test("keeps its version when only the planned end is cancelled", arguments: Engine.available)
  func openEnd(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let desk = place.desk, id = try await approved(place)
      _ = try await desk.publish(id, in: OpenPeriod(to: CivilDate("2027-03-31")), by: BuilderTown.admin)
      try await desk.cancelPlan(of: "dog-registration", in: "citizens", by: BuilderTown.admin)
      let draft = try await desk.load(id, by: BuilderTown.author).draft
      #expect(draft.state == .published && draft.published != nil)
    }
  }

  @Test("opens again only when it is closed, checked anew, by those who publish")
  func reopened() async throws {
    try await withBuilder { place in
      let desk = place.desk, id = try await approved(place)
      _ = try await desk.publish(id, by: BuilderTown.admin)
      let open = try await entry(place, .open)
      await #expect(throws: BuilderProblem.stepNotAllowed) { try await desk.reopen(open, by: BuilderTown.admin) }
      try await desk.close(open, by: BuilderTown.admin)
      let closed = try await entry(place, .closed)
      await #expect(throws: BuilderProblem.notYourDepartment) { try await desk.reopen(closed, by: BuilderTown.author) }
      await #expect(throws: BuilderProblem.periodReversed) {
        let period = OpenPeriod(from: CivilDate("2027-04-02"), to: CivilDate("2027-04-01"))
        try await desk.reopen(closed, in: period, by: BuilderTown.admin)
      }
      try await desk.reopen(closed, by: BuilderTown.admin)
      let versions = try await place.library.versions(of: "dog-registration")
      #expect(versions.map(\.isOpen) == [true])
      let untitled = place.library.add(BuilderTown.folder("", id: "dog-registration"))
      let unfit = ProcedureEntry(
        id: closed.id, title: "", department: "citizens", state: .closed, version: untitled, number: 2,
        questionCount: 1, publishedAt: place.town.world.now, planned: nil)
      await #expect(throws: BuilderProblem.mistakesLeft) { try await desk.reopen(unfit, by: BuilderTown.admin) }
    }
  }

  @Test("does not go back over somebody's work", arguments: Engine.available)
  func rollBack(engine: Engine) async throws {
    try await withBuilder(engine) { place in
      let first = place.library.add(BuilderTown.folder())
      let second = place.library.add(BuilderTown.folder("新しい登録"))
      let work = try await place.desk.openVersion(second, by: BuilderTown.colleague)
      await #expect(throws: BuilderProblem.draftUnderWay) {
        try await place.desk.rollBack(to: first, by: BuilderTown.author)
      }
      _ = try await place.desk.discard(work.draft.id, by: BuilderTown.colleague)
      let back = try await place.desk.rollBack(to: first, by: BuilderTown.author)
      #expect(back.folder.title == "犬の登録" && back.draft.base == second && back.draft.state == .editing)
    }
  }
}
