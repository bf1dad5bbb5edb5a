import Hummingbird
import Notices
import Web

/// `/metrics`: what was counted since the start, and a few values looked up now, for Prometheus and its like.
struct MetricsPage: Sendable {
  let book: MetricsBook
  let towns: [TownAssembly]

  func response() async -> Response {
    var samples = ProcessFacts.samples() + [.init("tsumugi_build_info", labels: [("version", Tsumugi.version)], 1)]
    for assembly in towns {
      // A database that does not answer is what /health/ready is for; the other values are still worth having.
      guard let mails = try? await assembly.features.notices.unsentMails() else { continue }
      samples += mails.map { state, count in
        MetricSample("tsumugi_mails_unsent", labels: [("town", assembly.town.id), ("state", state)], Double(count))
      }
    }
    return .plain(.ok, book.text(with: samples), type: MetricsBook.contentType)
  }
}

extension MetricsBook {
  /// Every metric of the product with a sentence about it. `docs/guide/operator/metrics.md` lists the same, as a test
  /// sees to.
  static let names = [
    "tsumugi_requests_total": "Answers, by town, method, route pattern and class of status.",
    "tsumugi_request_seconds": "Time from a request's head to the head of its answer.",
    "tsumugi_connections_open": "Connections of clients and proxies now open.",
    "tsumugi_commit_writes": "How many writes shared each durable commit.",
    "tsumugi_audited_total": "Entries told to the audit log, by action: submissions, decisions, refused sign-ins.",
    "tsumugi_mails_unsent": "Mails that have not gone out: waiting, failed (tried again later), given-up.",
    "tsumugi_build_info": "1, with the release.",
    "process_resident_memory_bytes": "Memory in use.",
    "process_cpu_seconds_total": "Processor time used, in user and system mode.",
    "process_open_fds": "Open file descriptors.",
    "process_max_fds": "How many file descriptors may be open.",
    "process_start_time_seconds": "When the process started, in seconds since 1970.",
  ]

  static func ofProduct() -> MetricsBook { MetricsBook(help: names) }
}
