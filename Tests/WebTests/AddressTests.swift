import Kernel
import Testing
import Web
import WebTestSupport

@Suite("Addresses and names") struct AddressTests {
  @Test("a query holds every value that is there, in order, and nothing in it ends a value early")
  func query() {
    #expect(queryAddress("/list", []) == "/list")
    #expect(queryAddress("/list", [("q", nil), ("page", nil)]) == "/list")
    #expect(queryAddress("/list", [("q", "税 a&b=c"), ("state", nil), ("at", "/x-1.2")])
      == "/list?q=%E7%A8%8E%20a%26b%3Dc&at=%2Fx-1.2")
    #expect(queryAddress("/list", [("q", "")]) == "/list?q=")
  }

  @Test("a department is called by its name in the reader's language, then in Japanese, then by its id")
  func departments() {
    let town = TownProfile.sample()
    #expect(town.departmentName("citizens", in: .english) == "Citizens")
    #expect(town.departmentName("disaster-prevention", in: .english) == "防災課")
    #expect(town.departmentName("long-gone", in: .japanese) == "long-gone")
  }
}
