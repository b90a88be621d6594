import { mount } from "svelte";
import "./app.css";
import App from "./App.svelte";
import { showTheme } from "./shell/theme.ts";

showTheme();
mount(App, { target: document.getElementById("app")! });
