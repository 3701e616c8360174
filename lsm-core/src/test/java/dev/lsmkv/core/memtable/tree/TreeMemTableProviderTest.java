package dev.lsmkv.core.memtable.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.memtable.MemTableProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class TreeMemTableProviderTest {

  @Test
  void isFoundAsAServiceUnderItsId() {
    assertThat(ServiceLoader.load(MemTableProvider.class))
        .filteredOn(provider -> provider.id().equals(TreeMemTableProvider.ID))
        .singleElement()
        .isInstanceOf(TreeMemTableProvider.class);
    assertThat(TreeMemTableProvider.ID).isEqualTo("tree");
  }
}
