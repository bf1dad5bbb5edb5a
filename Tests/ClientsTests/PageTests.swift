import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("The pages about programs") struct PageTests {
  private static let filled = [
    ("name", "窓口　システム"), ("department", "citizens"), ("reach", "some"), ("procedures", "dog-registration"),
    ("days", "９０"), ("calls-a-minute", "60"),
  ]

  @Test("are for the engineer alone", arguments: Role.allCases)
  func roles(role: Role) async throws {
    try await withClients { place in
      let (client, _) = try await place.register()
      try await place.serve(as: .sample([role])) { http in
        for path in ["", "/new", "/\(client.id)", "/\(client.id)/renewal", "/\(client.id)/revocation"] {
          let status = try await http.get("/staff/clients\(path)").status
          #expect((status == .forbidden) == (role != .engineer), "\(path)")
        }
      }
    }
  }

  @Test("show a new token once, and sent twice make one program")
  func creation() async throws {
    try await withClients { place in
      try await place.serve(as: ClientsTown.engineer) { http in
        _ = try await http.get("/staff/clients/new")
        let once = http.lastOnce
        let page = try await http.post("/staff/clients/new", Self.filled, once: once)
        let text = try #require(page.text.firstMatch(of: /tsk_[a-z2-7]{38}/)).0
        let token = try #require(ClientToken(String(text)))
        let client = try #require(try await place.find(token))
        #expect(client.name == "窓口 システム" && client.procedures == .only(["dog-registration"]))
        #expect(client.expiresOn == place.town.world.today.adding(days: 90))
        #expect(place.audit.entries.map(\.actor.text) == ["officer:\(ClientsTown.engineer.id)"])
        let again = try await http.post("/staff/clients/new", Self.filled, once: once)
        #expect(again.location == "/staff/clients/\(client.id)")
        for path in ["", "/\(client.id)"] {
          let page = try await http.get("/staff/clients\(path)").text
          #expect(page.contains("窓口 システム") && page.contains("犬の登録") && !page.contains("tsk_"))
        }
        _ = try await http.get("/staff/clients/new")
        let taken = try await http.post("/staff/clients/new", Self.filled)
        #expect(taken.status == .unprocessableContent && taken.text.contains("同じ名前の接続プログラムがあります"))
      }
    }
  }

  @Test("keep what was typed and say everything that is wrong, each at its field")
  func faults() async throws {
    try await withClients { place in
      try await place.serve(as: ClientsTown.engineer) { http in
        _ = try await http.get("/staff/clients/new")
        let empty = try await http.post(
          "/staff/clients/new", [("name", " "), ("days", "400"), ("calls-a-minute", "many")])
        #expect(empty.status == .unprocessableContent)
        for field in ["name", "department", "reach", "days", "calls-a-minute"] {
          #expect(empty.text.contains("href=\"#\(field)\""), "\(field)")
        }
        #expect(empty.text.contains("value=\"400\"") && empty.text.contains("value=\"many\""))
        let some = try await http.post("/staff/clients/new", [("name", "x"), ("reach", "some")])
        #expect(some.text.contains("href=\"#procedures\""))
        let foreign = try await http.post(
          "/staff/clients/new", Self.filled.filter { $0.0 != "procedures" } + [("procedures", "x\"><script>")])
        #expect(foreign.status == .unprocessableContent && !foreign.text.contains("<script>"))
        let none = try await place.town.database.read { tx in try place.feature.desk.clients.list(in: tx) }
        #expect(none.isEmpty)
      }
    }
  }

  @Test("renew and revoke a program, each asked once more")
  func changes() async throws {
    try await withClients { place in
      let (client, former) = try await place.register()
      let path = "/staff/clients/\(client.id)"
      try await place.serve(as: ClientsTown.engineer) { http in
        _ = try await http.get("\(path)/renewal")
        let wrong = try await http.post("\(path)/renewal", [("days", "0"), ("former", "end")])
        #expect(wrong.status == .unprocessableContent)
        #expect(try await place.find(former) != nil)
        let page = try await http.post("\(path)/renewal", [("days", "30"), ("former", "end")])
        let text = try #require(page.text.firstMatch(of: /tsk_[a-z2-7]{38}/)).0
        let token = try #require(ClientToken(String(text)))
        #expect(try await place.find(token)?.id == client.id)
        #expect(try await place.find(former) == nil)
        let list = try await http.get("/staff/clients").text
        #expect(list.contains("まもなく期限が切れるトークンがあります"))
        _ = try await http.get("\(path)/revocation")
        let revoked = try await http.post("\(path)/revocation", guarded: false)
        #expect(revoked.status == .forbidden)
        #expect(try await http.post("\(path)/revocation").location == "\(path)?notice=revoked")
        #expect(try await http.get("\(path)?notice=revoked").text.contains("停止しました"))
        for step in ["renewal", "revocation"] { #expect(try await http.get("\(path)/\(step)").location == path) }
        #expect(try await http.post("\(path)/renewal", [("days", "30")]).status == .conflict)
        #expect(try await http.get("/staff/clients/\(UUID())").status == .notFound)
      }
    }
  }
}

@Suite("tsumugi clients") struct CommandTests {
  @Test("adds, lists, renews and revokes; a dry run keeps nothing and shows no token")
  func commands() async throws {
    try await withClients { place in
      let commands = ClientCommands(place.feature)
      let draft = ClientDraft(name: "窓口システム", department: "citizens", procedures: .only(["dog-registration"]), days: 31)
      let tried = try await commands.add(draft, dryRun: true)
      #expect(tried.status == 0 && !tried.lines.joined().contains("tsk_"))
      #expect(try await commands.list().lines.isEmpty)
      let added = try await commands.add(draft, dryRun: false)
      #expect(added.lines.last?.firstMatch(of: /tsk_[a-z2-7]{38}$/) != nil)
      #expect(try await commands.list().lines == [
        "窓口システム\tactive\tcitizens\tdog-registration\t60\t2026-12-22\tnever used"
      ])
      #expect(try await commands.add(draft, dryRun: false).status == 1)
      let renewed = try await commands.renew("窓口システム", days: 30, endsFormerAtOnce: true, dryRun: false)
      #expect(renewed.status == 0 && renewed.lines.joined().contains("tsk_"))
      #expect(try await commands.list().lines.first?.contains("\texpiring\t") == true)
      #expect(try await commands.revoke("窓口システム", dryRun: true).status == 0)
      #expect(try await commands.list().lines.first?.contains("\trevoked\t") == false)
      #expect(try await commands.revoke("窓口システム", dryRun: false).status == 0)
      #expect(try await commands.list().lines.first?.contains("\trevoked\t") == true)
      for refused in [
        try await commands.renew("窓口システム", days: 30, endsFormerAtOnce: false, dryRun: false),
        try await commands.renew("無い", days: 30, endsFormerAtOnce: false, dryRun: false),
        try await commands.renew("窓口システム", days: 366, endsFormerAtOnce: false, dryRun: false),
        try await commands.revoke("無い", dryRun: false),
      ] { #expect(refused.status == 1 && refused.lines.count == 1) }
    }
  }

  @Test("says everything that is wrong with a program, with what would be right")
  func faults() async throws {
    try await withClients { place in
      let draft = ClientDraft(name: "", department: "x", procedures: .only(["y"]), days: 0, callsAMinute: 601)
      let refused = try await ClientCommands(place.feature).add(draft, dryRun: false)
      #expect(refused.status == 1 && refused.lines.count == 5)
      #expect(refused.lines[1].contains("citizens") && refused.lines[2].contains("dog-registration"))
    }
  }
}
