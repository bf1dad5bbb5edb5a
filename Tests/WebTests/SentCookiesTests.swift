import Testing
@testable import Web

@Suite("The cookies of a request") struct SentCookiesTests {
  @Test("a cookie is found by its whole name, wherever it stands", arguments: [
    (["a=1"], "a", "1"), (["a=1; b=2"], "b", "2"), (["a=1;b=2"], "b", "2"), (["a=1; \tb=2"], "b", "2"),
    (["a=1", "b=2"], "b", "2"), (["ab=1; a=2"], "a", "2"), (["a=b=c"], "a", "b=c"), (["a="], "a", ""),
    (["a=1; a=2"], "a", "1"), (["a=1", "a=2"], "a", "1"), (["森=木; a=1"], "森", "木"),
  ] as [([String], String, String)])
  func found(headers: [String], name: String, value: String) {
    #expect(SentCookies(headers)[name] == value)
  }

  @Test("what is no pair is no cookie, and does not hide its neighbours", arguments: [
    [], [""], [";"], ["a"], ["a; b=1"], ["; ;b=1"], [" =1; b=1"], ["A=1"], ["a.=1"],
  ] as [[String]])
  func missing(headers: [String]) {
    let cookies = SentCookies(headers)
    #expect(cookies["a"] == nil)
    #expect((cookies["b"] == "1") == headers.joined().contains("b=1"))
  }

  @Test("names are given in the order they came")
  func names() { #expect(SentCookies(["b=1; a=2", "c=3"]).names == ["b", "a", "c"]) }
}
