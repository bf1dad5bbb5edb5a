import Foundation
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Staff

@Suite("The staff commands") struct CommandTests {
  static let list = """
    {"officers": [
      {"sign-in": "aoki.midori", "name": {"family": "青木", "given": "みどり", "family-kana": "アオキ", "given-kana": "ミドリ"},
       "department": "citizens", "roles": ["clerk"]},
      {"sign-in": "ogawa.tomoya", "name": {"family": "小川", "given": "智也", "family-kana": "オガワ", "given-kana": "トモヤ"},
       "department": "citizens", "roles": ["town-admin"]}]}
    """

  @Test("a list is imported once, and again it changes nothing", arguments: Engine.available)
  func importList(engine: Engine) async throws {
    let list = try JSONDecoder().decode(StaffList.self, from: Data(Self.list.utf8))
    try await withStaff(engine) { place in
      let first = try await place.commands.importList(list, dryRun: false)
      #expect(first.status == 0 && first.lines.count == 2)
      #expect(first.lines[0].hasPrefix("aoki.midori: added, one-time password "))
      let again = try await place.commands.importList(list, dryRun: false)
      #expect(again.lines == ["aoki.midori", "ogawa.tomoya"].map { "\($0): already there, left as it is" })
      let listed = try await place.commands.list()
      #expect(listed.lines == ["aoki.midori\tinvited\tcitizens/clerk", "ogawa.tomoya\tinvited\t*/town-admin"])
    }
  }

  @Test("a dry run changes nothing", arguments: Engine.available)
  func dryRun(engine: Engine) async throws {
    let list = try JSONDecoder().decode(StaffList.self, from: Data(Self.list.utf8))
    try await withStaff(engine) { place in
      let report = try await place.commands.importList(list, dryRun: true)
      #expect(report.status == 0 && report.lines.last == "Dry run: nothing was changed.")
      #expect(try await place.commands.list().lines.isEmpty)
      try await place.addReady()
      try await place.addReady(.admin)
      let before = try await place.account("aoki.midori")
      _ = try await place.commands.disable("aoki.midori", dryRun: true)
      _ = try await place.commands.resetPassword("aoki.midori", dryRun: true)
      _ = try await place.commands.resetSecondFactor("aoki.midori", dryRun: true)
      _ = try await place.commands.setPosts("aoki.midori", ["*/auditor"], dryRun: true)
      #expect(try await place.account("aoki.midori") == before)
      #expect(try await place.commands.list().lines[0] == "aoki.midori\tactive\tcitizens/clerk")
    }
  }

  @Test("one fault in a list adds nobody, and every fault is told")
  func faults() async throws {
    try await withStaff { place in
      let drafts = Self.list.replacingOccurrences(
        of: #""citizens", "roles": ["clerk"]"#, with: #""moon", "roles": ["clerk"]"#)
      let list = try JSONDecoder().decode(StaffList.self, from: Data(drafts.utf8))
      let report = try await place.commands.importList(list, dryRun: false)
      #expect(report.status == 1)
      #expect(report.lines == ["aoki.midori: a post is missing, or its department is not in town.yaml"])
      #expect(try await place.commands.list().lines.isEmpty)
    }
  }

  @Test("each command does what it says and is written to the log")
  func commands() async throws {
    try await withStaff { place in
      try await place.addReady()
      try await place.addReady(.admin)
      _ = try await place.commands.setPosts("aoki.midori", ["citizens/decider", "*/auditor"], dryRun: false)
      #expect(try await place.commands.list().lines[0] == "aoki.midori\tactive\t*/auditor citizens/decider")
      let reset = try await place.commands.resetPassword("aoki.midori", dryRun: false)
      let password = String(reset.lines[0].suffix(16))
      let account = try await place.account("aoki.midori")
      #expect(account.mustChangePassword && Password(password).matches(account.passwordHash))
      _ = try await place.commands.resetSecondFactor("aoki.midori", dryRun: false)
      #expect(try await place.account("aoki.midori").hasSecondFactor == false)
      _ = try await place.commands.disable("aoki.midori", dryRun: false)
      #expect(try await place.commands.list().lines[0] == "aoki.midori\tdisabled\t*/auditor citizens/decider")
      _ = try await place.commands.enable("aoki.midori", dryRun: false)
      #expect(
        place.audit.actions == [
          "staff.officer-added", "staff.officer-added", "staff.posts-changed", "staff.password-reset",
          "staff.second-factor-reset", "staff.officer-disabled", "staff.officer-enabled",
        ])
      #expect(place.audit.entries.allSatisfy { $0.actor == .system("command") })
    }
  }

  @Test("what cannot be done ends with status 1 and says why")
  func refusals() async throws {
    try await withStaff { place in
      try await place.addReady(.admin)
      let refusals = [
        try await place.commands.disable("ogawa.tomoya", dryRun: false),
        try await place.commands.setPosts("ogawa.tomoya", ["citizens/clerk"], dryRun: false),
        try await place.commands.setPosts("ogawa.tomoya", ["moon/clerk"], dryRun: false),
        try await place.commands.setPosts("ogawa.tomoya", [], dryRun: false),
        try await place.commands.disable("nobody", dryRun: false),
        try await place.commands.add(.sample("x"), dryRun: false),
      ]
      #expect(refusals.allSatisfy { $0.status == 1 && !$0.lines.isEmpty })
      #expect(refusals[0].lines[0].hasPrefix("Refused: nobody would be left"))
      #expect(refusals[2].lines[0] == "“moon/clerk” is no post of this town")
    }
  }
}
