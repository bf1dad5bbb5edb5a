import FormSchema
import HTTPTypes
import Kernel
import NIOCore
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import LifeEvents

@Suite("A guide through an event of life") struct GuidePageTests {
  static let path = "/life-events/moving"
  static let answers = [("shown", "leaves moving-day has-waste"), ("leaves", "true"), ("moving-day", "令和8年12月20日"), ("has-waste", "true")]

  @Test("is kept on both engines, and publishing the same again changes nothing", arguments: Engine.allCases)
  func store(engine: Engine) async throws {
    try await withLifeEvents(engine) { site in
      let again = try await site.feature.publish([(id: "moving", files: StoredGuide(SmallGuide.bytes))])
      #expect(again.map(\.isNew) == [false])
      var other = SmallGuide.files
      other["guide.yaml"] = SmallGuide.guide.replacing("title: 引越し", with: "title: 引っ越し")
      let changed = try await site.feature.publish([(id: "moving", files: StoredGuide(other.mapValues { Array($0.utf8) }))])
      #expect(changed.map(\.isNew) == [true])
      let links = try await site.shelf.listGuides(in: .japanese)
      #expect(links.map(\.title) == ["引っ越し"] && links.map(\.href) == [Self.path])
      #expect(site.audit.actions == ["lifeevents.published", "lifeevents.published"])
    }
  }

  @Test("asks what depends on an answer only after it, and calls nothing a mistake that was not asked")
  func questions() async throws {
    try await withLifeEvents { site in
      try await site.browse { client in
        let first = try await client.get(Self.path).text
        #expect(first.contains("市外へ出ますか") && !first.contains("引っ越す日"))
        let next = try await client.post(
          Self.path, [("shown", "leaves has-waste"), ("leaves", "true"), ("has-waste", "false")])
        #expect(next.status == .ok && next.text.contains("引っ越す日") && !next.text.contains("ds-error-summary"))
        let empty = try await client.post(Self.path, [("shown", "leaves moving-day has-waste"), ("leaves", "true")])
        #expect(empty.status == .unprocessableContent && empty.text.contains("「引っ越す日」の日付を入力してください"))
        let wrong = try await client.post(
          Self.path, [("shown", "leaves moving-day has-waste"), ("leaves", "true"), ("moving-day", "いつか"), ("has-waste", "true")])
        #expect(wrong.text.contains("令和8年4月1日") && wrong.text.contains("value=\"いつか\""))
      }
    }
  }

  @Test("gives the plan with its deadlines in both calendars, and says why each yes and each no")
  func plan() async throws {
    try await withLifeEvents { site in
      try await site.browse { client in
        _ = try await client.get(Self.path)
        let page = try await client.post(Self.path, Self.answers)
        #expect(page.status == .ok)
        for words in ["転出届", "令和9年1月3日（2027年1月3日）まで", "市民課", "本人確認書類", "市外へ出るためです。", "https://www.example.jp/"] {
          #expect(page.text.contains(words), "\(words)")
        }
        let stays = try await client.post(
          Self.path, [("shown", "leaves has-waste"), ("leaves", "false"), ("has-waste", "false")])
        #expect(stays.text.contains("市外へ出ないため") && stays.text.contains("大きなごみがないため"))
        let change = try await client.post(Self.path, Self.answers + [("change", "1")])
        #expect(change.text.contains("value=\"令和8年12月20日\""))
        #expect(site.applications.all.isEmpty)
      }
    }
  }

  @Test("gives the deadlines to a calendar")
  func calendar() async throws {
    try await withLifeEvents { site in
      try await site.browse { client in
        _ = try await client.get(Self.path)
        let file = try await client.post(Self.path + "/calendar", Self.answers)
        #expect(file.headers[.contentType] == "text/calendar; charset=utf-8")
        #expect(file.text.contains("DTSTART;VALUE=DATE:20270103\r\n") && file.text.contains("SUMMARY:転出届\r\n"))
      }
    }
  }

  @Test("begins the chosen applications with what was typed once, and says where it is from")
  func start() async throws {
    try await withLifeEvents { site in
      try await site.browse { client in
        _ = try await client.get(Self.path)
        let shared = [
          ("shared-name.family", "髙﨑"), ("shared-name.given", "花子"), ("shared-name.family-kana", "たかさき"),
          ("shared-name.given-kana", "はなこ"), ("shared-email", "hanako@example.jp"), ("shared-address.city", "つむぎ市"),
        ]
        let fields = Self.answers + shared + [("procedure", "moving-out"), ("procedure", "bulky-waste"), ("procedure", "tax")]
        let page = try await client.post(Self.path + "/applications", fields)
        #expect(page.status == .ok && page.text.contains("2件の申請を準備しました"))
        let begun = site.applications.all
        #expect(Set(begun.map(\.published.id)) == ["moving-out", "bulky-waste"])
        for application in begun {
          #expect(application.typed.first("name.family") == "髙﨑" && application.typed.first("mail.again") == "hanako@example.jp")
          #expect(application.provenance["name"] == .prefilled(.lifeEvent))
          #expect(application.provenance["reason"] == nil && application.typed.first("reason").isEmpty)
          #expect(page.text.contains("/apply/\(application.published.id)/pages/applicant"))
          #expect(client.cookie("__Host-draft-\(application.published.id)") == application.id)
        }
        let once = client.lastOnce
        _ = try await client.post(Self.path + "/applications", fields, once: once)
        _ = try await client.post(Self.path + "/applications", fields, once: once)
        #expect(site.applications.all.count <= 4)
      }
    }
  }

  @Test("fills in the place of a postal code without script, and begins nothing by it")
  func postalCode() async throws {
    try await withLifeEvents { site in
      try await site.browse { client in
        _ = try await client.get(Self.path)
        let press = Self.answers + [("look-up-address", "shared-address"), ("procedure", "moving-out")]
        let found = try await client.post(Self.path + "/applications", press + [("shared-address.postal-code", "254-0041")])
        #expect(found.status == .ok && found.text.contains("value=\"平塚市\""))
        let none = try await client.post(Self.path + "/applications", press + [("shared-address.postal-code", "25")])
        #expect(none.status == .unprocessableContent && none.text.contains("254-0041 のように"))
        #expect(site.applications.all.isEmpty)
      }
    }
  }

  @Test("begins nothing when nothing was chosen, and loses nothing that was typed")
  func nothing() async throws {
    try await withLifeEvents { site in
      try await site.browse { client in
        _ = try await client.get(Self.path)
        let page = try await client.post(Self.path + "/applications", Self.answers + [("shared-phone", "0463-00-0000")])
        #expect(page.status == .unprocessableContent && page.text.contains("value=\"0463-00-0000\""))
        #expect(site.applications.all.isEmpty)
        #expect(try await client.get("/life-events/nowhere").status == .notFound)
        #expect(try await client.get("/life-events").text.contains("/life-events/moving"))
      }
    }
  }
}

@Suite("The commands for guides") struct LifeEventCommandTests {
  @Test("a folder that is not there is said to be missing, and nothing is imported")
  func missing() async throws {
    try await withLifeEvents { site in
      let commands = LifeEventCommands(texts: LifeEventsFeature.catalogue.texts(in: .english))
      #expect(commands.check(["/nowhere"]).status == 1)
      let outcome = try await commands.import(["/nowhere"], into: site.feature, dryRun: false)
      #expect(outcome.status == 1 && outcome.lines.last == "Nothing was imported: there are mistakes.")
      #expect(try await commands.list(site.feature).lines == ["moving\t3\tMoving"])
    }
  }
}
