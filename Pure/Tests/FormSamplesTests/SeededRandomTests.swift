import FormSamples
import Testing

@Suite struct SeededRandomTests {
  @Test("the published sequence comes from seed 1234567")
  func sequence() {
    var random = SeededRandom(seed: 1_234_567)
    #expect([random.next(), random.next(), random.next()]
      == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }
}
