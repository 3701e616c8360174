package dev.lsmkv.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.api.LsmStore;
import dev.lsmkv.testkit.contract.StoreContract;
import dev.lsmkv.testkit.contract.Suite;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of a store notices each planted bug, and nothing where there is none. */
final class StoreContractBugsTest {

  static List<String> names() {
    return List.copyOf(StoreBugs.all().keySet());
  }

  private static StoreContract contract(UnaryOperator<LsmStore> bug) {
    return (disk, options) -> bug.apply(Stores.open(disk, options));
  }

  @ParameterizedTest
  @MethodSource("names")
  void plantedBugIsNoticed(String name) {
    StoreContract tested = contract(StoreBugs.all().get(name));
    List<String> failures =
        Suite.failures(StoreContract.class, () -> tested, test -> !test.contains("Model"));
    System.out.printf("  %s: noticed by %s%n", name, failures);
    assertThat(failures).isNotEmpty();
  }

  @Test
  void soundStoreBehindTheSameWrapperPasses() {
    StoreContract tested = contract(store -> new ForwardingStore(store) {});
    assertThat(Suite.failures(StoreContract.class, () -> tested)).isEmpty();
  }
}
