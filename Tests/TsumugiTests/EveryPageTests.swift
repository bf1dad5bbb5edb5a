import Foundation
import Hummingbird
import HummingbirdTesting
import HTTPTypes
import Kernel
import Logging
import Storage
import Testing
@testable import Tsumugi
import Vault
import Web
import WebTestSupport

/// The tests' own, not Hummingbird's.
private typealias Browser = WebTestSupport.TestClient

/// Somebody who looks at every page they can get to.
private struct Reader: Sendable, CustomTestStringConvertible {
  /// The sign-in name of an officer of the demo; a resident when nil.
  let signIn: String?
  let languages: [Language]

  var testDescription: String { signIn ?? "a resident" }

  static let all = [
    Reader(signIn: nil, languages: [.japanese, .easyJapanese, .english]),
    Reader(signIn: "takahashi.jun", languages: [.japanese, .english]),
    Reader(signIn: "ogawa.tomoya", languages: [.japanese, .english]),
    Reader(signIn: "kanda.reiko", languages: [.japanese, .english]),
  ]
}

@Suite("Every page of つむぎ市") struct EveryPageTests {
  static let base = "/tsumugi-city"

  @Test(
    "answers, in the language asked for, with a title, one first heading and no key in place of words",
    arguments: Reader.all)
  private func pages(reader: Reader) async throws {
    try await withDemo { client, demo in
      let browser = Browser(client, host: "")
      if let name = reader.signIn { try await signIn(name, browser, demo) }
      for language in reader.languages {
        _ = try await browser.get("\(Self.base)/?language=\(language.rawValue)")
        let seen = try await walk(browser, from: starts(demo, for: reader), language)
        #expect(seen > 12, "\(reader.testDescription) saw only \(seen) pages")
      }
    }
  }

  @Test("answers with furigana over every word as well") func furigana() async throws {
    try await withDemo { client, demo in
      let browser = Browser(client, host: "")
      _ = try await browser.get("\(Self.base)/?language=ja&furigana=on")
      _ = try await walk(browser, from: starts(demo, for: Reader.all[0]), .japanese)
    }
  }

  @Test("is looked at by something that can find fault") func fault() {
    let page = WrittenPage(
      path: "/x",
      html: #"<html lang="ja"><title></title><h1>a</h1><h1>b</h1><p id="i">cases.start.begin {n}</p><b id="i"></b>"#
        + #"<label for="j">"#)
    #expect(page.faults(language: "en").count == 7)
    let good = WrittenPage(path: "/x", html: #"<html lang="en"><title>t</title><h1>h</h1>"#)
    #expect(good.faults(language: "en").isEmpty)
  }

  /// Every address that needs nothing to be filled in.
  private func starts(_ demo: DemoCity, for reader: Reader) -> [String] {
    var table = RouteTable()
    for feature in demo.server.towns[0].features.all { feature.addRoutes(to: &table) }
    // What stands under /api is for programs and has no page.
    return table.routes.filter { $0.method == .get && !$0.path.contains("{") && !$0.path.hasPrefix("/api") }
      .map { Self.base + $0.path }
  }

  /// Looks at the pages and then at those they lead to, the nearest first. Returns how many pages were seen.
  private func walk(_ browser: Browser, from starts: [String], _ language: Language) async throws -> Int {
    var waiting = starts
    var known = Set(starts)
    var seen = 0
    while !waiting.isEmpty, seen < 250 {
      let path = waiting.removeFirst()
      let answer = try await browser.get(path)
      #expect(answer.status.code < 500, "\(path) answers \(answer.status.code)")
      if answer.status.kind == .redirection, known.insert(answer.location).inserted { waiting.append(answer.location) }
      guard answer.headers[.contentType]?.hasPrefix("text/html") == true, !answer.text.isEmpty else { continue }
      seen += 1
      let page = WrittenPage(path: path, html: answer.text)
      let faults = page.faults(language: language.tag)
      #expect(faults.isEmpty)
      for link in page.links where link.hasPrefix(Self.base) && known.insert(link).inserted { waiting.append(link) }
    }
    return seen
  }

  private func signIn(_ name: String, _ browser: Browser, _ demo: DemoCity) async throws {
    let officer = try #require(demo.signIns.first { $0.town == "tsumugi-city" && $0.signIn == name })
    _ = try await browser.get("\(Self.base)/staff/sign-in")
    let asked = try await browser.post(
      "\(Self.base)/staff/sign-in", [("name", name), ("password", officer.password), ("return", "")])
    _ = try await browser.get(asked.location)
    let password = try #require(OneTimePassword(base32: officer.secret))
    let counter = World.live.now.milliseconds / 30_000
    let done = try await browser.post(asked.location, [("code", password.digits(counter: counter))])
    #expect(done.status.kind == .redirection, "\(name) cannot sign in")
  }
}
