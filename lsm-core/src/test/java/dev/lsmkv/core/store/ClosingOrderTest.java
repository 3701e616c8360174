package dev.lsmkv.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosingOrderTest {

  @Test
  void whatFailsKeepsNothingBehindItFromClosing() {
    List<String> done = new ArrayList<>();
    IllegalStateException first = new IllegalStateException("first");
    OutOfMemoryError second = new OutOfMemoryError("second");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            Closing.inOrder(
                () -> done.add("a"),
                () -> {
                  throw first;
                },
                () -> done.add("b"),
                () -> {
                  throw second;
                },
                () -> done.add("c")))
        .isSameAs(first);
    assertThat(first).hasSuppressedException(second);
    assertThat(done).containsExactly("a", "b", "c");
  }
}
