"""Configuration of logging by a dict. Files of settings are not read: use `dictConfig`."""

import logging
import sys

__all__ = ["dictConfig"]


def _found(name, local):
    if callable(name):
        return name
    if "." not in name and name in local:
        return local[name]
    if name.startswith("ext://"):
        name = name[6:]
    first, *rest = name.split(".")
    thing, way = __import__(first), first
    for part in rest:
        way += "." + part
        try:
            thing = getattr(thing, part)
        except AttributeError:
            __import__(way)
            thing = getattr(thing, part)
    return thing


def _value(value, config):
    if isinstance(value, str) and value.startswith("ext://"):
        return _found(value, {})
    if isinstance(value, str) and value.startswith("cfg://"):
        for part in value[6:].split("."):
            config = config[part]
        return config
    if isinstance(value, dict):
        return {key: _value(inner, config) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_value(inner, config) for inner in value)
    return value


class _Configurator:
    def __init__(self, config):
        self.config = config
        self.formatters, self.filters, self.handlers = {}, {}, {}

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        self._each("formatters", "formatter", self.formatters, self._formatter)
        self._each("filters", "filter", self.filters, self._filter)
        self._each("handlers", "handler", self.handlers, self._handler)
        incremental = config.get("incremental", False)
        known = logging.root.manager.loggerDict
        named = config.get("loggers", {})
        if not incremental and config.get("disable_existing_loggers", True):
            for name, logger in known.items():
                inside = any(name.startswith(other + ".") for other in named)
                if isinstance(logger, logging.Logger) and name not in named and not inside:
                    logger.disabled = True
        for name, settings in named.items():
            self._try("logger", name, lambda: self._logger(logging.getLogger(name), settings))
        if "root" in config:
            self._try("root logger", "", lambda: self._logger(logging.root, config["root"]))

    def _try(self, what, name, action):
        try:
            return action()
        except Exception as error:
            shown = f" {name!r}" if name else ""
            raise ValueError(f"Unable to configure {what}{shown}") from error

    def _each(self, part, what, made, make):
        for name, settings in self.config.get(part, {}).items():
            made[name] = self._try(what, name, lambda: make(dict(settings)))

    def _made(self, settings, key="()"):
        factory = _found(settings.pop(key), {})
        extras = settings.pop(".", None)
        thing = factory(**{name: _value(value, self.config) for name, value in settings.items()})
        for name, value in (extras or {}).items():
            setattr(thing, name, value)
        return thing

    def _formatter(self, settings):
        if "()" in settings:
            return self._made(settings)
        cls = _found(settings.get("class", logging.Formatter), {})
        options = {name: settings[name] for name in ("validate", "defaults") if name in settings}
        return cls(settings.get("format"), settings.get("datefmt"), settings.get("style", "%"), **options)

    def _filter(self, settings):
        return self._made(settings) if "()" in settings else logging.Filter(settings.get("name", ""))

    def _handler(self, settings):
        formatter, level = settings.pop("formatter", None), settings.pop("level", None)
        filters = settings.pop("filters", ())
        if formatter is not None and formatter not in self.formatters:
            raise ValueError(f"Unable to set formatter {formatter!r}")
        if "()" in settings:
            handler = self._made(settings)
        else:
            if settings["class"] == "logging.handlers.MemoryHandler" and "target" in settings:
                settings["target"] = self.handlers[settings["target"]]
            handler = self._made(settings, "class")
        if formatter is not None:
            handler.setFormatter(self.formatters[formatter])
        if level is not None:
            handler.setLevel(level)
        for name in filters:
            handler.addFilter(self.filters[name] if isinstance(name, str) else name)
        return handler

    def _logger(self, logger, settings):
        if "level" in settings:
            logger.setLevel(settings["level"])
        if not self.config.get("incremental", False):
            for handler in list(logger.handlers):
                logger.removeHandler(handler)
            for name in settings.get("handlers", ()):
                if name not in self.handlers:
                    raise ValueError(f"Unable to add handler {name!r}")
                logger.addHandler(self.handlers[name])
            for name in settings.get("filters", ()):
                logger.addFilter(self.filters[name] if isinstance(name, str) else name)
        logger.disabled = False
        if "propagate" in settings:
            logger.propagate = settings["propagate"]


def dictConfig(config):
    """Set loggers, handlers, filters and formatters as a dict says."""
    _Configurator(config).configure()
