package dev.lsmkv.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.Settings;
import dev.lsmkv.spi.compaction.CompactionProvider;
import dev.lsmkv.spi.compression.CompressionProvider;
import dev.lsmkv.spi.filter.FilterProvider;
import dev.lsmkv.spi.index.BlockIndexProvider;
import dev.lsmkv.spi.memtable.MemTableProvider;
import dev.lsmkv.spi.table.TableFormatProvider;
import dev.lsmkv.spi.wal.WalProvider;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The role of a provider follows from its service type. */
final class RoleTest {

  private static Provider<?> providerOf(Class<? extends Provider<?>> service) {
    Object proxy =
        Proxy.newProxyInstance(
            service.getClassLoader(), new Class<?>[] {service}, (_, _, _) -> null);
    return service.cast(proxy);
  }

  @ParameterizedTest
  @EnumSource
  void aProviderHasTheRoleOfItsService(Role role) {
    assertThat(Role.of(providerOf(role.service()))).isEqualTo(role);
  }

  @Test
  void eachRoleHasItsService() {
    assertThat(Role.MEM_TABLE.service()).isEqualTo(MemTableProvider.class);
    assertThat(Role.WAL.service()).isEqualTo(WalProvider.class);
    assertThat(Role.TABLE_FORMAT.service()).isEqualTo(TableFormatProvider.class);
    assertThat(Role.BLOCK_INDEX.service()).isEqualTo(BlockIndexProvider.class);
    assertThat(Role.FILTER.service()).isEqualTo(FilterProvider.class);
    assertThat(Role.COMPRESSION.service()).isEqualTo(CompressionProvider.class);
    assertThat(Role.COMPACTION.service()).isEqualTo(CompactionProvider.class);
  }

  @Test
  void noTwoRolesShareAService() {
    Set<Class<?>> services = new HashSet<>();
    for (Role role : Role.values()) {
      assertThat(services.add(role.service())).isTrue();
    }
  }

  @Test
  void aProviderOfNoServiceIsRefused() {
    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(() -> Role.of(new Stray()))
        .withMessageStartingWith(Stray.class.getName() + " implements none of the service types");
  }

  private static final class Stray implements Provider<String> {

    @Override
    public String id() {
      return "stray";
    }

    @Override
    public String create(Settings settings) {
      return "";
    }
  }
}
