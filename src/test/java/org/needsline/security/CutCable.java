package org.needsline.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable to a server, which a test can pull out: then the line goes dead without a word, or every connection breaks at once. */
final class CutCable implements AutoCloseable {

    private enum State {
        WHOLE,
        SILENT,
        BROKEN
    }

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    CutCable(int there) throws IOException {
        this.there = there;
        this.here = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /** Nothing that is sent arrives, and nothing says so. */
    void goSilent() {
        state = State.SILENT;
    }

    void breakOff() {
        state = State.BROKEN;
        open.forEach(CutCable::shut);
    }

    /** New connections work; those that were silent stay dead, as in real networks. */
    void mend() {
        open.forEach(CutCable::shut);
        state = State.WHOLE;
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                Socket client = here.accept();
                if (state == State.BROKEN) {
                    shut(client);
                    continue;
                }
                open.add(client);
                if (state == State.SILENT) {
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(server);
                run(() -> pass(client, server));
                run(() -> pass(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] part = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                if (state == State.WHOLE) {
                    out.write(part, 0, read);
                    out.flush();
                }
            }
        } catch (IOException broken) {
            shut(from);
        }
        shut(to);
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        open.forEach(CutCable::shut);
    }
}
