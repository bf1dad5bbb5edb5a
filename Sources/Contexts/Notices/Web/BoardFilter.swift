import Hummingbird
import Web

/// Which mails the board shows, as its address says.
struct BoardFilter: Sendable, Equatable {
  static let path = "/staff/notices"
  static let perPage = 50

  /// The views of the board, in the order of its tabs.
  enum View: String, Sendable, CaseIterable {
    /// Tried in vain: what an officer should look at.
    case problems
    case waiting, sent, withheld, expired

    var states: [Mail.State] {
      switch self {
      case .problems: [.givenUp, .failed]
      case .waiting: [.waiting]
      case .sent: [.sent]
      case .withheld: [.withheld]
      case .expired: [.expired]
      }
    }
  }

  var view = View.problems
  /// Counted from 1.
  var page = 1
  /// What was just done, for the message above the table.
  var done: MailStep?

  init(view: View = .problems, page: Int = 1, done: MailStep? = nil) {
    (self.view, self.page, self.done) = (view, page, done)
  }

  init(_ request: Request) {
    let parameters = request.uri.queryParameters
    view = parameters["view"].flatMap { View(rawValue: String($0)) } ?? .problems
    page = min(max(1, parameters["page"].flatMap { Int($0) } ?? 1), 100_000)
    done = parameters["done"].flatMap { MailStep(rawValue: String($0)) }
  }

  var href: String {
    queryAddress(Self.path, [
      ("view", view == .problems ? nil : view.rawValue), ("page", page == 1 ? nil : "\(page)"),
      ("done", done?.rawValue),
    ])
  }
}
