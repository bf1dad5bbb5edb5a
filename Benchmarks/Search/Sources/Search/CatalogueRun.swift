import Foundation
import Measuring
import Nihongo

/// A catalogue of many procedures, real ones varied, made ready and searched for everyday phrases.
struct CatalogueRun {
  /// What the file holds.
  private struct Catalogue: Decodable {
    struct Procedure: Decodable {
      let title: String
      let summary: String
      let keywords: [String]
      let audience: String
    }

    let procedures: [Procedure]
    let phrases: [String]
    /// Kana of titles, keywords and phrases, as MeCab reads them.
    let readings: [String: String]
  }

  private let catalogue: Catalogue
  private let count: Int
  private static let rounds = 20

  init(catalogue: URL, count: Int) throws {
    self.catalogue = try JSONDecoder().decode(Catalogue.self, from: Data(contentsOf: catalogue))
    self.count = count
  }

  func run() throws {
    let before = memory("VmRSS")
    var index = SearchIndex([])
    let ready = seconds { index = made() }
    let bytes = memory("VmRSS") - before
    var times: [Double] = []
    var found = 0
    for _ in 0..<Self.rounds {
      for phrase in catalogue.phrases {
        times.append(seconds { found += index.search(phrase).isEmpty ? 0 : 1 })
      }
    }
    let misses = catalogue.phrases.map { String($0.reversed()) + "ゑゐ" }
    let suggesting = misses.map { miss in seconds { _ = index.suggestions(for: miss) } }
    try tell([
      "procedures": count, "phrases": catalogue.phrases.count, "found": found / Self.rounds, "indexBytes": bytes,
      "readySeconds": ready, "searchMilliseconds": share(50, times) * 1000,
      "searchMillisecondsP95": share(95, times) * 1000, "searchMillisecondsMax": share(100, times) * 1000,
      "suggestMillisecondsP95": share(95, suggesting) * 1000,
    ])
  }

  private func made() -> SearchIndex {
    let readings = catalogue.readings
    let readAloud: SearchReader = { readings[$0] ?? $0 }
    let entries = (0..<count).map { number in
      let real = catalogue.procedures[number % catalogue.procedures.count]
      let variant = number / catalogue.procedures.count
      // The first of each stays as it is; the others have a district and a year of their own.
      guard variant > 0 else {
        return SearchEntry(
          title: real.title, summary: real.summary, keywords: real.keywords, audience: real.audience, readAloud: readAloud)
      }
      return SearchEntry(
        title: "\(real.title)（第\(variant)地区）", summary: "\(real.summary)\(variant)年度の受付です。",
        keywords: real.keywords + ["第\(variant)地区", "\(variant)年度"], audience: real.audience, readAloud: readAloud)
    }
    return SearchIndex(entries, readAloud: readAloud)
  }

  /// The value that so many of a hundred do not exceed.
  private func share(_ percent: Int, _ values: [Double]) -> Double {
    values.sorted()[min(values.count - 1, values.count * percent / 100)]
  }
}
