package dev.portwright.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the program says about itself. */
final class Help {
    private Help() {}

    static String version() {
        Properties properties = new Properties();
        try (InputStream resource = Help.class.getResourceAsStream("/portwright-version.properties")) {
            if (resource == null) {
                return "unknown";
            }
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    static String text() {
        StringBuilder text = new StringBuilder("""
                Portwright, a self-hosted number-porting server.

                usage: portwright [command] [--config FILE]

                  serve                                              run the server (default)
                  account create --name NAME                         make an account, print its id
                  account list                                       list the accounts
                  account rename ID --name NAME                      give an account another name
                  account suspend ID [--reason TEXT]                 refuse an account's keys; its orders go on
                  account resume ID [--reason TEXT]                  let its keys in again
                  key create --account ID [--name NAME] [--user ID]  make an API key, print it once
                  key list --account ID                              list an account's keys
                  key revoke KEY_ID                                  make a key useless
                  backup FILE                                        write the whole database to a new file
                  restore FILE                                       fill an unused database from such a file
                  version
                  help

                Settings, from the environment or from lines NAME=value of a file (the environment wins):

                """);
        for (SettingName name : SettingName.values()) {
            String fallback = name.fallback() == null ? "" : " (" + name.fallback() + ")";
            text.append("  %-29s %s%s%n".formatted(name, name.help(), fallback));
        }
        return text.toString();
    }
}
