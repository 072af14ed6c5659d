package dev.portwright.app;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Gives migrations connections of their own: a statement of theirs may take longer than any of a request. */
@Singleton
class Migrations implements FlywayConfigurationCustomizer {
    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    Migrations(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(url, user.orElse(null), password.orElse(null));
        configuration.jdbcProperties(
                Map.of("connectTimeout", "5", "tcpKeepAlive", "true", "ApplicationName", "portwright-migration"));
    }
}
