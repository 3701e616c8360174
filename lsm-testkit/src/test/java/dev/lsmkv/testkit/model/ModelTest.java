package dev.lsmkv.testkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.entry.Direction;
import dev.lsmkv.spi.entry.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ModelTest {

  private final Model model = new Model();

  private static Key key(String text) {
    return Key.copyOf(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void put(String key, String value) {
    model.write(List.of(new Step.Put(key(key), key(value))));
  }

  private Map<Key, Key> now() {
    return model
        .entries(Bounds.ALL, Direction.FORWARD, model.newest())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void theLastWriteOnAKeyCounts() {
    put("a", "1");
    model.write(List.of(new Step.Put(key("b"), key("2")), new Step.Delete(key("a"))));
    assertThat(now()).isEqualTo(Map.of(key("b"), key("2")));
    assertThat(model.get(key("a"), model.newest())).isEmpty();
  }

  @Test
  void aStateThatIsHeldStaysReadable() {
    put("a", "1");
    model.durable();
    model.hold();
    long held = model.newest();
    for (int i = 0; i < 5; i++) {
      put("a", "x" + i);
      model.durable();
    }
    assertThat(model.get(key("a"), held)).isEqualTo(Optional.of(key("1")));
    model.release(held);
    assertThat(model.get(key("a"), model.newest())).isEqualTo(Optional.of(key("x4")));
  }

  @Test
  void aKillMayTakeBackThePartThatIsNotDurable() {
    put("a", "1");
    model.durable();
    put("b", "2");
    model.write(List.of(new Step.Put(key("a"), key("3")), new Step.Put(key("c"), key("4"))));
    Map<Key, Key> afterTwo = Map.of(key("a"), key("1"), key("b"), key("2"));
    assertThat(model.settle(afterTwo)).isTrue();
    assertThat(now()).isEqualTo(afterTwo);
    assertThat(model.settle(Map.of(key("a"), key("1")))).as("is durable now").isFalse();
  }

  @Test
  void aKillTakesBackNothingDurableAndNoPartOfABatch() {
    put("a", "1");
    model.durable();
    model.write(List.of(new Step.Put(key("b"), key("2")), new Step.Put(key("c"), key("3"))));
    assertThat(model.settle(Map.of())).isFalse();
    assertThat(model.settle(Map.of(key("a"), key("1"), key("b"), key("2")))).isFalse();
    assertThat(model.settle(Map.of(key("a"), key("1"), key("d"), key("2")))).isFalse();
    assertThat(model.settle(Map.of(key("a"), key("1")))).isTrue();
  }
}
