package org.qingnuan.finance.payment;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Plays the few methods of an interface that a test needs; all others fail. */
final class Played {

    private Played() {}

    /** The interface, each call answered by the player's method of the same name and parameters. */
    static <T> T by(Object player, Class<T> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return playing(player, method).invoke(player, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Method playing(Object player, Method method) {
        try {
            Method played = player.getClass().getDeclaredMethod(method.getName(), method.getParameterTypes());
            played.setAccessible(true);
            return played;
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException("Not played: " + method, e);
        }
    }
}
