package dev.portwright.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts what {@link PortwrightTest} asks for and hands it to the tests. */
final class PortwrightExtension implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(PortwrightExtension.class);
    private static final Set<Class<?>> TYPES = Set.of(Portwright.class, Tenant.class, SandboxClock.class, Desk.class);

    /** The store of JUnit closes it when all tests are over. */
    private record Server(Portwright portwright, SandboxClock clock) implements AutoCloseable {
        static Server start(List<String> settings) {
            Portwright.Builder builder = Portwright.with();
            for (String setting : settings) {
                int at = setting.indexOf('=');
                builder.setting(setting.substring(0, Math.max(0, at)), setting.substring(at + 1));
            }
            Portwright started = builder.start();
            return new Server(started, started.clock());
        }

        @Override
        public void close() {
            portwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = server(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Tenant.class) {
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(Tenant.class, key -> server.portwright().newTenant("Test"), Tenant.class);
        }
        if (type == SandboxClock.class) {
            return server.clock();
        }
        return type == Desk.class ? server.portwright().desk() : server.portwright();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server(context).clock().resetIfTurned();
    }

    private static Server server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(settings(context.getRequiredTestClass()), Server::start, Server.class);
    }

    /** Those of the class, or of the one that it is nested in. */
    private static List<String> settings(Class<?> test) {
        for (Class<?> at = test; at != null; at = at.getEnclosingClass()) {
            Optional<PortwrightTest> annotation = AnnotationSupport.findAnnotation(at, PortwrightTest.class);
            if (annotation.isPresent()) {
                return List.of(annotation.get().value());
            }
        }
        return List.of();
    }
}
