import Hummingbird
import Kernel
import Ports
import Web

/// The answers so far on the paper form, to print and send by post.
struct FilledFormRoutes: Sendable {
  let desk: CaseDesk
  let paper: any PaperPort

  /// Each is drawn and sealed anew: plenty for who looks at it again and again, and no load for the town.
  static let limit = AttemptLimit("filled-form", most: 20, windowSeconds: 600)
  static func path(_ procedure: String) -> String { "/apply/\(procedure)/form.pdf" }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path("{procedure}"), .anyone, audit: "cases.filled-form") { _, context in
      guard let open = try await OpenDraft.findUnsubmitted(desk, context) else { throw CasesProblem.draftNotFound }
      try await Self.limit.check(open.draft.id.description, at: desk.town.world.now, in: desk.town.database)
      let bytes = try await paper.filled(
        open.published, open.draft.typed, in: context.language, on: desk.town.world.today)
      return pdf(bytes, name: "\(open.published.id).pdf")
    }
  }
}
