import FormSchema
import Kernel
import Testing

@testable import FormContract

@Suite("OpenAPI documents") struct OpenAPIDocumentTests {
  private func document(_ definitions: [ProcedureDefinition], in language: Language = .english) -> JSONValue {
    OpenAPIDocument(
      definitions.map { .init($0, version: version) }, in: language, server: "https://a.example", town: "Tsumugi City"
    ).value
  }

  private func keys(_ value: JSONValue?) -> [String] { (value?.members ?? []).map(\.key) }

  @Test("have an address to apply at for each procedure, with the shape of what is sent there") func paths() {
    let value = document([.sample(.everything)])
    let apply = value["paths"]?["/api/procedures/sample/applications"]?["post"]
    let body = apply?["requestBody"]?["content"]?["application/json"]
    #expect(body?["schema"]?["$ref"] == "#/components/schemas/application-sample")
    #expect(keys(apply?["responses"]).joined(separator: " ") == "200 201 400 401 403 404 409 410 413 415 422 429")
    let schema = value["components"]?["schemas"]?["application-sample"]
    #expect(schema?["properties"]?["answers"]?["properties"]?["name"]?["$ref"] == "#/components/schemas/person-name")
    #expect(schema?["x-tsumugi-version"] == .text(version.hex))
  }

  @Test("point only to what is there") func references() {
    let value = document([.sample(.everything)])
    var pointed: Set<String> = []
    func gather(_ value: JSONValue) {
      for member in value.members ?? [] {
        if member.key == "$ref", let text = member.value.text { pointed.insert(text) }
        gather(member.value)
      }
      for item in value.list ?? [] { gather(item) }
    }
    gather(value)
    #expect(pointed.count > 20)
    for pointer in pointed {
      let place = pointer.split(separator: "/").dropFirst().reduce(Optional(value)) { $0?[String($1)] }
      #expect(place != nil, "\(pointer)")
    }
  }

  @Test("take a whole application or a patch as a correction") func correction() {
    let post = document([.sample(.everything)])["paths"]?["/api/applications/{receipt}/correction"]?["post"]
    let content = post?["requestBody"]?["content"]
    #expect(keys(content) == ["application/json", "application/merge-patch+json"])
    #expect(content?["application/json"]?["schema"]?["anyOf"]?.list?.first?["$ref"]
      == "#/components/schemas/application-sample")
  }

  @Test("carry the accepted examples of a procedure") func examples() {
    let example = ProcedureExample(
      id: "one", title: "One", on: today, answers: ["yes": .scalar("true")], expected: .accepted(.init()))
    let form = Form(sections: [Section(id: "s", title: "", questions: [.sample(.yesNo, id: "yes")])])
    let apply = document([.sample(form, examples: [example])])["paths"]?["/api/procedures/sample/applications"]?["post"]
    #expect(apply?["requestBody"]?["content"]?["application/json"]?["examples"]
      == ["one": ["summary": "One", "value": ["answers": ["yes": true]]]])
  }

  @Test("describe what everybody may read even where nothing can be applied for") func empty() {
    #expect(keys(document([])["paths"]).sorted() == [
      "/api", "/api/applications/{receipt}", "/api/applications/{receipt}/correction",
      "/api/applications/{receipt}/papers/{paper}", "/api/applications/{receipt}/withdrawal", "/api/openapi.json",
      "/api/problems", "/api/problems/{code}", "/api/procedures", "/api/procedures/{procedure}",
    ])
    #expect(document([], in: .japanese)["info"]?["title"] == "Tsumugi Cityの手続きAPI")
  }
}
