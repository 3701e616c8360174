package dev.lsmkv.sstable.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.table.TableFormatProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class ProvidersTest {

  @Test
  void bothAreFoundAsServicesUnderTheIdsThatStandInFiles() {
    Module tests = ProvidersTest.class.getModule();
    tests.addUses(TableFormatProvider.class).addUses(BlockIndexProvider.class);
    assertThat(ServiceLoader.load(TableFormatProvider.class))
        .singleElement()
        .satisfies(provider -> assertThat(provider.id()).isEqualTo("rows"));
    assertThat(ServiceLoader.load(BlockIndexProvider.class))
        .singleElement()
        .satisfies(provider -> assertThat(provider.id()).isEqualTo("sparse"));
  }
}
